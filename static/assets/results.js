// @ts-check
/**
 * Search results as nodes: what Pagefind found in, rows and pagination out, from the `<template>`s of the page.
 * Other people's words go in as text only.
 */

/** The root of the site: assets lie two folders below it. */
export const SITE = new URL("../../", import.meta.url);

/** The mark that searchable.py puts before the text of an ad. */
const TEXT_BEGINS = "␞";

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** A copy of what the template `id` holds. @param {string} id */
export const fresh = (id) =>
  /** @type {HTMLElement} */ (document.importNode(/** @type {HTMLTemplateElement} */ (byId(id)).content, true).firstElementChild);

/** Text into the part of a node, which goes where there is none. @param {Element} node @param {string} part @param {string} [text] */
export function fill(node, part, text) {
  const found = /** @type {HTMLElement} */ (node.querySelector(part));
  if (text) found.textContent = text;
  else found.remove();
}

/** The address of a page of results; of the whole list without a query. @param {string} query @param {number} page */
export const address = (query, page) =>
  SITE.pathname + (query ? `?q=${encodeURIComponent(query)}` : "") + (query && page > 1 ? `&page=${page}` : "");

/**
 * One result as a row.
 * @param {{raw_url: string, excerpt: string, meta: Record<string, string>}} data
 */
export function row({ raw_url, excerpt, meta }) {
  const node = fresh("t-row");
  const link = /** @type {HTMLAnchorElement} */ (node.querySelector("a"));
  link.textContent = meta.title;
  link.href = new URL(`jobs/${raw_url.split("/").filter(Boolean).at(-1)}/`, SITE).href;
  const tile = /** @type {HTMLElement} */ (node.querySelector(".tile"));
  tile.textContent = [...(meta.company || "")].find((char) => /[\p{L}\p{N}]/u.test(char))?.toUpperCase() || "–";
  tile.classList.add(meta.tile ? `t${meta.tile}` : "none");
  const who = /** @type {HTMLElement} */ (node.querySelector(".who"));
  fill(who, "b", meta.company);
  if (meta.company) who.append(meta.place ? `\u00a0· ${meta.place}` : "");
  else who.textContent = meta.place ? `Company not named\u00a0· ${meta.place}` : "Employer and location not stated";
  fill(node, ".meta", meta.details);
  fill(node, ".pay p", meta.pay);
  mark(/** @type {HTMLElement} */ (node.querySelector(".excerpt")), excerpt);
  return node;
}

/**
 * An excerpt comes as escaped words with `<mark>`: it is parsed apart from the page, and only text and marks are taken.
 * What stands before TEXT_BEGINS are the facts that the row shows anyway; without a mark after it nothing is shown.
 * @param {HTMLElement} into @param {string} excerpt
 */
function mark(into, excerpt) {
  const words = excerpt.slice(excerpt.indexOf(TEXT_BEGINS) + 1).replace(/^[.\s]+/, "");
  if (!words.includes("<mark>")) return into.remove();
  for (const part of new DOMParser().parseFromString(words, "text/html").body.childNodes) {
    const text = part.textContent || "";
    into.append(part.nodeName === "MARK" ? Object.assign(document.createElement("mark"), { textContent: text }) : text);
  }
  into.append(" …");
}

/** Plain links, so that Back, sharing and a new tab need nothing. @param {string} query @param {number} page @param {number} last */
export function pagination(query, page, last) {
  const nav = Object.assign(document.createElement("nav"), { className: "pages", ariaLabel: "Pages of results" });
  const where = Object.assign(document.createElement("span"), { textContent: `Page ${page} of ${last}` });
  nav.append(...step("Previous page", "step", page - 1), where, ...step("Next page", "step next", page + 1));
  return nav;

  /** @param {string} name @param {string} className @param {number} to */
  function step(name, className, to) {
    const link = Object.assign(document.createElement("a"), { textContent: name, className, href: address(query, to) });
    return to < 1 || to > last ? [] : [link];
  }
}
