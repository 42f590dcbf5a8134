// @ts-check
/** The state of a list ↔ its address: what is searched, ticked and sorted. One state has one address; junk is dropped. Knows no page. */

/**
 * @typedef {object} State
 * @property {string} q @property {string[]} role @property {string[]} cat @property {string[]} in Slugs, sorted.
 * @property {number} pay Thousands of USD a year, at least; 0: any. @property {boolean} paid Only jobs that state pay.
 * @property {string[]} level @property {string[]} skill
 * @property {string} since `2025-01`, `7d`, `30d`, `90d` or nothing.
 * @property {string} sort `new`, `pay` or `match`; nothing: as is usual. @property {number} page From 1.
 */
/** @typedef {{kind: string, slug: string}} Fixed The filter that the path of a landing page supplies. */
/** @typedef {"role" | "cat" | "in" | "level" | "skill"} Group */

/** @type {readonly Group[]} */
export const GROUPS = ["role", "cat", "in", "level", "skill"];
export const STEPS = [40, 60, 80, 100, 120, 150, 180, 200, 250];
const ORDER = /** @type {const} */ (["q", "role", "cat", "in", "pay", "paid", "level", "skill", "since", "sort", "page"]);
const LONGEST = 200;

/** Nothing asked. @returns {State} */
export const empty = () =>
  ({ q: "", role: [], cat: [], in: [], pay: 0, paid: false, level: [], skill: [], since: "", sort: "", page: 1 });

/** The order that results have. @param {State} state */
export const orderOf = ({ sort, q }) => (q ? sort || "match" : sort === "pay" ? sort : "new");

/** The query part of an address → a state without what cannot be one. @param {string} search @param {Fixed | null} [fixed] @returns {State} */
export function parse(search, fixed) {
  const given = new URLSearchParams(search);
  if (fixed) given.delete(fixed.kind);
  if (fixed) given.set(fixed.kind, fixed.slug);
  const one = (/** @type {string} */ name) => given.get(name) ?? "";
  const state = empty();
  for (const group of GROUPS) state[group] = slugs(given.getAll(group).join());
  state.q = one("q").trim().replace(/\s+/g, " ").slice(0, LONGEST).trim();
  state.pay = STEPS.find((step) => `${step}` === one("pay")) ?? 0;
  state.paid = one("paid") === "1";
  if (/^(\d{4}-(0[1-9]|1[0-2])|7d|30d|90d)$/.test(one("since"))) state.since = one("since");
  if (one("sort") === "pay" || (one("sort") === "new" && state.q)) state.sort = one("sort");
  if (/^[1-9]\d{0,5}$/.test(one("page"))) state.page = Number(one("page"));
  return state;
}

/** @param {string} text */
const slugs = (text) => [...new Set(text.toLowerCase().split(",").filter((slug) => /^[\da-z-]+$/.test(slug)))].sort();

/** What follows the path of the address: nothing, or `?…`. @param {State} state @param {Fixed | null} [fixed] */
export function format(state, fixed) {
  const kept = fits(state, fixed) ? fixed?.kind : "";
  const order = orderOf(state);
  /** @type {Record<string, unknown>} */
  const values = {
    ...Object.fromEntries(GROUPS.map((group) => [group, [...state[group]].sort()])),
    q: state.q, pay: state.pay || "", paid: state.paid ? 1 : "", since: state.since,
    sort: order === (state.q ? "match" : "new") ? "" : order, page: state.page > 1 ? state.page : "",
  };
  const parts = ORDER.filter((name) => name !== kept && `${values[name]}`).map((name) =>
    name === "q" ? `${new URLSearchParams({ q: state.q })}` : `${name}=${values[name]}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** What the path of the page supplies, if anything. @param {HTMLElement} main @returns {Fixed | null} */
export const fixedOf = ({ dataset: { kind, slug } }) => (kind && slug ? { kind, slug } : null);

/** Whether the path still says what the state asks of its group: else the state lives on the home page. @param {State} state @param {Fixed | null} [fixed] */
export const fits = (state, fixed) =>
  !fixed || `${state[/** @type {keyof State} */ (fixed.kind)]}` === (fixed.kind === "paid" ? "true" : fixed.slug);
