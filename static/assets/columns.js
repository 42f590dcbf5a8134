// @ts-check
/** The job table as it is sent → columns to count in: typed arrays, sets of tags apart. Pure. Its shape: sitegen/exports/table_shape.py. */
import { STEPS } from "./state.js";

/**
 * @typedef {{labels: string[], slugs: Record<string, string>, sets: string, rows: string}} RawFacet
 * @typedef {object} Raw
 * @property {number} version @property {number} jobs @property {number} pay_scale_max @property {number} per_page
 * @property {Record<string, RawFacet>} facets @property {number[]} catch_all
 * @property {(number | null)[]} low @property {(number | null)[]} high
 * @property {string[]} dates @property {[string, string][]} date_texts @property {string} posted
 * @property {string[]} ends @property {string} end
 * @property {string} ids @property {Record<string, string>} long_ids
 * @property {string[]} companies @property {Record<string, string>} company_slugs @property {string} colours @property {string} company
 * @property {import("./texts.js").RawTexts | null} texts @property {number} block_rows @property {string[]} blocks
 */
/** @typedef {{labels: string[], slugs: string[], of: ArrayLike<number>, sets: number[][], own: number[]}} Facet `of`: the set of each row; `own`: how many of a set are the shown job's. */
/**
 * @typedef {object} Columns
 * @property {Raw} raw
 * @property {Record<import("./state.js").Group, Facet>} facets
 * @property {Int32Array} pay 0: not stated, 1: below all steps, 2: reaches the first …
 * @property {ArrayLike<number>} posted Place in `days` of each row.
 * @property {string[]} days First day of each date, the last one empty: no date.
 * @property {string[]} since What one may choose of dates.
 * @property {Int32Array} byPay Rows, the best paid first. @property {Int32Array} payRank The place of each row there.
 * @property {ArrayLike<number>} end Which of `raw.ends`, or -1.
 * @property {ArrayLike<number>} company Index or -1. @property {string[]} companySlugs
 */

/** Level and place of an empty set. */
const NOT_STATED = "not-stated";
const MOST_MONTHS = 24;
const FIRST = 40;
/** What a space is in a column: it stands between sets. */
const NEXT = 32 - FIRST;

/** One number a character, from `(` on; `'` is -1. @param {string} text */
export function column(text) {
  const found = new Int32Array(text.length);
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const point = /** @type {number} */ (text.codePointAt(at));
    found[size++] = point - FIRST - (point >= 0xe000 ? 0x800 : 0);
    if (point > 0xffff) at++;
  }
  return found.subarray(0, size);
}

/** Hex digits from Base64. @param {string} text */
export const hex = (text) => Array.from(atob(text), (char) => char.charCodeAt(0).toString(16).padStart(2, "0")).join("");

/** The slug that a name has unless another is given. @param {string} text */
export const usual = (text) =>
  (text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g) ?? []).join("-");

/** @param {string[]} names @param {Record<string, string>} unusual */
const slugsOf = (names, unusual) => names.map((name, index) => unusual[index] ?? usual(name));

/** @param {Raw} raw @returns {Columns} */
export function decode(raw) {
  const { role, category, place, level, skill } = raw.facets;
  const facets = { role: facet(role), cat: facet(category), in: facet(place, true), level: facet(level, true), skill: facet(skill) };
  const top = raw.high.map((high, row) => high ?? raw.low[row] ?? -1);
  const low = raw.low.map((least) => least ?? -1);
  const byPay = Int32Array.from(top.keys()).sort((a, b) => top[b] - top[a] || low[b] - low[a] || a - b);
  const payRank = new Int32Array(top.length);
  byPay.forEach((row, rank) => { payRank[row] = rank; });
  const posted = column(raw.posted).map((date) => (date < 0 ? raw.dates.length : date));
  return {
    raw, facets, posted, byPay, payRank,
    pay: Int32Array.from(top, (most) => (most < 0 ? 0 : (STEPS.findIndex((step) => most < step * 1000) + 1 || STEPS.length + 1))),
    days: [...raw.dates.map((date) => (date + "-01").slice(0, 10)), ""],
    since: since(raw.dates, posted),
    end: column(raw.end),
    company: column(raw.company),
    companySlugs: slugsOf(raw.companies, raw.company_slugs),
  };
}

/** @param {RawFacet} raw @param {boolean} [statable] Whether an empty set is an option of its own. @returns {Facet} */
function facet({ labels, slugs: unusual, sets: text, rows }, statable) {
  /** @type {number[][]} */
  const sets = [[]];
  /** @type {number[]} */
  const own = [];
  let set = sets[0];
  for (const tag of column(text)) {
    if (tag === NEXT) sets.push((set = []));
    else if (tag < 0) own[sets.length - 1] = set.length;
    else set.push(tag);
  }
  const slugs = slugsOf(labels, unusual);
  sets.forEach((tags, index) => { own[index] ??= tags.length; });
  if (statable) for (const tags of sets) if (!tags.length) tags.push(labels.length);
  return {
    labels: statable ? [...labels, "Not stated"] : labels,
    slugs: statable ? [...slugs, NOT_STATED] : slugs,
    of: rows ? column(rows) : Int32Array.from(sets.keys()),
    sets, own,
  };
}

/** Months, newest first, unless most dates are days: as board/facets.py offers them. @param {string[]} dates @param {Int32Array} posted */
function since(dates, posted) {
  const dated = posted.filter((date) => date < dates.length);
  if (dated.filter((date) => dates[date].length > 7).length * 2 > dated.length) return ["7d", "30d", "90d"];
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))].sort().reverse();
  return months.length > 1 ? months.slice(0, MOST_MONTHS) : [];
}
