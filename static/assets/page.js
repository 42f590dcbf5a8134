// @ts-check
/** What every module needs of the page it runs on: its parts, the root of the site, and the one voice for readers who do not see it. */

/** The root of the site: assets lie two folders below it. */
export const SITE = new URL("../../", import.meta.url);

export const root = document.documentElement;

const figures = new Intl.NumberFormat(root.lang);

/** @param {number} value */
export const number = (value) => figures.format(value);

/** 165 jobs, 1 job. @param {number} value */
export const jobs = (value) => `${number(value)} ${value === 1 ? "job" : "jobs"}`;

/** Whether an ad whose last second this is has ended, wherever the reader is. @param {string | undefined} ends */
export const isOver = (ends) => Date.now() - Date.parse(ends ?? "") > 999;

/** An element that the page has. @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** A click that asks for no new tab or window. @param {MouseEvent} event */
export const isPlainClick = ({ button, ctrlKey, metaKey, shiftKey, altKey }) => !(button || ctrlKey || metaKey || shiftKey || altKey);

/** For comparing: without accents and case. @param {string} text */
export const unaccented = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** A copy of what the template `id` holds. @param {string} id */
export const fresh = (id) =>
  /** @type {HTMLElement} */ (document.importNode(/** @type {HTMLTemplateElement} */ (byId(id)).content, true).firstElementChild);

/** Text into the part of a node, which goes where there is none. @param {Element} node @param {string} part @param {string} [text] */
export function fill(node, part, text) {
  const found = /** @type {HTMLElement} */ (node.querySelector(part));
  if (text) found.textContent = text;
  else found.remove();
}

/** Spoken politely after a short wait, so that the same words are spoken again. @param {string} message */
export function say(message) {
  byId("status").textContent = "";
  setTimeout(() => { byId("status").textContent = message; }, 60);
}
