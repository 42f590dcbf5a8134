// @ts-check
/** The job table as it is sent → columns to count in: typed arrays, sets of tags apart. Pure. Its shape: sitegen/exports/job_table.py. */
import { STEPS } from "./state.js";

/**
 * @typedef {{labels: string[], slugs: Record<string, string>, sets: string, rows: string}} RawFacet
 * @typedef {object} Raw
 * @property {number} version @property {number} jobs @property {number} pay_scale_max @property {number} per_page
 * @property {Record<string, RawFacet>} facets @property {number[]} catch_all
 * @property {(number | null)[]} low @property {(number | null)[]} high
 * @property {string[]} dates @property {[string, string][]} date_texts @property {string} posted
 * @property {string} ids @property {Record<string, string>} long_ids
 * @property {string[]} companies @property {Record<string, string>} company_slugs @property {string} colours @property {string} company
 * @property {import("./texts.js").RawTexts | null} texts @property {number} block_rows @property {string[]} blocks
 */
/** @typedef {{labels: string[], slugs: string[], of: ArrayLike<number>, sets: number[][], own: number[]}} Facet `of`: the set of each row; `own`: how many of a set are the shown job's. */
/**
 * @typedef {object} Columns
 * @property {Raw} raw
 * @property {Record<import("./state.js").Group, Facet>} facets
 * @property {string} ids Six hex digits a row.
 * @property {Uint8Array} pay 0: not stated, 1: below all steps, 2: reaches the first …
 * @property {ArrayLike<number>} posted Place in `days` of each row.
 * @property {string[]} days First day of each date, the last one empty: no date.
 * @property {string[]} since What one may choose of dates.
 * @property {Int32Array} byPay Rows, the best paid first. @property {Int32Array} payRank The place of each row there.
 * @property {ArrayLike<number>} company Index or -1. @property {string[]} companySlugs
 */

/** Level and place of an empty set. */
export const NOT_STATED = "not-stated";
const MOST_MONTHS = 24;

/** One number a character, from `(` on; `'` is -1. @param {string} text */
export const column = (text) => Int32Array.from(Array.from(text), (char) => {
  const point = Number(char.codePointAt(0));
  return point - 40 - (point >= 0xe000 ? 0x800 : 0);
});

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
    ids: hex(raw.ids),
    pay: Uint8Array.from(top, (most) => (most < 0 ? 0 : 1 + STEPS.filter((step) => most >= step * 1000).length)),
    days: [...raw.dates.map((date) => (date + "-01").slice(0, 10)), ""],
    since: since(raw.dates, posted),
    company: column(raw.company),
    companySlugs: slugsOf(raw.companies, raw.company_slugs),
  };
}

/** @param {RawFacet} raw @param {boolean} [statable] Whether an empty set is an option of its own. @returns {Facet} */
function facet({ labels, slugs: unusual, sets, rows }, statable) {
  const texts = sets.split(" ");
  const coded = texts.map((text) => Array.from(column(text)));
  const slugs = slugsOf(labels, unusual);
  return {
    labels: statable ? [...labels, "Not stated"] : labels,
    slugs: statable ? [...slugs, NOT_STATED] : slugs,
    of: rows ? column(rows) : Int32Array.from(texts.keys()),
    sets: coded.map((set) => (set.length || !statable ? set.filter((tag) => tag >= 0) : [labels.length])),
    own: coded.map((set) => (set.includes(-1) ? set.indexOf(-1) : set.length)),
  };
}

/** Months, newest first, unless most dates are days: as board/facets.py offers them. @param {string[]} dates @param {Int32Array} posted */
function since(dates, posted) {
  const dated = posted.filter((date) => date < dates.length);
  if (dated.filter((date) => dates[date].length > 7).length * 2 > dated.length) return ["7d", "30d", "90d"];
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))].sort().reverse();
  return months.length > 1 ? months.slice(0, MOST_MONTHS) : [];
}
