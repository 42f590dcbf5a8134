// @ts-check
/** A save button is pressed: a job is kept, or no longer. What is kept is a snapshot, so that a list needs no fetch. */
import { SITE, jobs as counted, say } from "./page.js";
import { all, has, refresh, stored } from "./saved.js";
import { write } from "./storage.js";

/**
 * Title, company, location, pay; path on the site; colour of the tile (-1: none); status; when it was saved and when its
 * status changed, in milliseconds.
 * @typedef {{t: string, c: string, l: string, p: string, u: string, k: number, st: string, at: number, ch: number}} Kept
 */

const LIMIT = 500;

/**
 * Changes what is kept; what other tabs have written meanwhile stays.
 * @param {(jobs: import("./saved.js").Jobs) => void} change
 * @returns why it could not be kept; empty: it is
 */
export function edit(change) {
  const next = stored();
  change(next);
  if (Object.keys(next).length > LIMIT) return `Not saved: there is room for ${LIMIT} jobs, remove one first`;
  if (!write("saved", { v: 1, jobs: next })) return "Not saved: this browser blocks storage";
  refresh();
  return "";
}

/** @param {string} id @param {Kept} snapshot */
export const toggle = (id, snapshot) => edit((jobs) => {
  if (has(id)) delete jobs[id];
  else jobs[id] ??= snapshot;
});

/** What a node shows: its text without the words for those who do not see it. @param {Element | null | undefined} node */
function words(node) {
  const parts = /** @type {Element[]} */ ([...(node?.childNodes ?? [])]);
  return parts.map((part) => (part.className === "vh" ? "" : part.textContent)).join("").trim();
}

/**
 * A job as its row tells it, or its own page; rows of a company leave out what the head of its page says.
 * @param {Element} button @returns {Kept}
 */
function snapshot(button) {
  const row = button.closest(".row");
  const head = document.querySelector(".top");
  const plain = row?.matches(".plain");
  /** @param {string} part */
  const find = (part) => (row ?? head)?.querySelector(part);
  const link = /** @type {HTMLAnchorElement | null | undefined} */ (find("h3 a"));
  const who = find("p");
  const at = Date.now();
  return {
    t: words(link ?? find("h1")),
    c: words(plain ? head?.querySelector("h1") : who?.querySelector("a, b")),
    l: plain ? words(who) : who?.querySelector(".dot")?.nextSibling?.textContent?.trim() ?? "",
    p: row ? words(find(".pay p")) : payOnItsPage(),
    u: (link ?? location).pathname.slice(SITE.pathname.length),
    k: Number((find(".tile") ?? head?.querySelector(".tile"))?.className.match(/ t(\d)/)?.[1] ?? -1),
    st: "saved",
    at,
    ch: at,
  };
}

/** The figure of the card, with its period where that is no year. */
function payOnItsPage() {
  const figure = words(document.querySelector(".card .figure:not(.unknown)"));
  return figure && figure + (words(document.querySelector(".card .label")).match(/ per (?!year).+/)?.[0] ?? "");
}

/** How many there are now, in words. */
export const told = () => `Saved. You have ${counted(Object.keys(all()).length).replace(" ", " saved ")}`;

/** @param {Element} button */
export function press(button) {
  const id = button.getAttribute("data-id") ?? "";
  const why = toggle(id, snapshot(button));
  complain(button, why);
  if (!why) say(has(id) ? told() : "Removed from saved jobs");
}

/** What could not be done is said, and shown beside its button until that is pressed again. @param {Element} button @param {string} why */
export function complain(button, why) {
  const near = /** @type {Element} */ (button.closest(".row") ?? button.parentElement);
  near.querySelector(".failed")?.remove();
  if (!why) return;
  near.append(Object.assign(document.createElement("p"), { className: "failed", textContent: why }));
  say(why);
}
