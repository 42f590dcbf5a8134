// @ts-check
/** A state and the columns of the table → its results, and how many there would be with each option. Pure: one pass over the rows. */
import { GROUPS, STEPS, orderOf } from "./state.js";

/** @typedef {import("./columns.js").Columns} Columns */
/** @typedef {import("./state.js").State} State */
/**
 * @typedef {object} Found
 * @property {number[]} rows In the order of the state. @property {number} total
 * @property {Record<string, any>} counts By group and slug (`counts.cat.python`), step (`counts.pay[150]`) and date; `counts.paid`.
 * @property {number} hidden Jobs that are left out only because they do not state pay.
 */
/** @typedef {{of: ArrayLike<number>, match: Uint8Array, tally: Uint32Array}} Test */

/** The first day that `7d` or `2025-01` lets through. @param {string} since @param {Date} today The reader's. */
function firstDay(since, today) {
  if (!since.endsWith("d")) return since && `${since}-01`;
  return new Date(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate() - Number.parseInt(since))).toISOString().slice(0, 10);
}

/**
 * Each group as a test: which sets it lets through. The two of pay are last.
 * @param {Columns} columns @param {State} state @param {Date} today
 */
function tests({ facets, posted, days, pay }, state, today) {
  const test = (/** @type {ArrayLike<number>} */ of, /** @type {boolean[]} */ match) =>
    ({ of, match: Uint8Array.from(match, Number), tally: new Uint32Array(match.length) });
  const groups = GROUPS.map((group) => {
    const { of, sets, slugs } = facets[group];
    const ticked = state[group].map((slug) => slugs.indexOf(slug));
    const how = group === "skill" ? "every" : "some";
    return test(of, sets.map((set) => !ticked.length || ticked[how]((tag) => set.includes(tag))));
  });
  const first = firstDay(state.since, today);
  const codes = Array.from({ length: STEPS.length + 2 }, (_, code) => code);
  return [
    ...groups,
    test(posted, days.map((day) => day >= first)),
    test(pay, codes.map((code) => !state.pay || code > STEPS.indexOf(state.pay) + 1)),
    test(pay, codes.map((code) => !state.paid || code > 0)),
  ];
}

/** @param {Columns} columns @param {State} state @param {readonly number[]} [ranked] Rows that the query has found, best first. @param {Date} [today] @returns {Found} */
export function find(columns, state, ranked, today = new Date()) {
  const all = tests(columns, state, today);
  const inner = all.length - 2;
  const skill = GROUPS.indexOf("skill");
  /** @type {number[]} */
  const rows = [];
  let hidden = 0;
  for (const row of candidates(columns, orderOf(state), ranked)) {
    let fails = 0;
    let failed = 0;
    for (let index = 0; index < all.length; index++) {
      const { match, of } = all[index];
      if (index === inner && !fails && !columns.pay[row] && (state.pay || state.paid)) hidden++;
      if (!match[of[row]]) {
        failed = index;
        if (++fails > 1) break;
      }
    }
    if (!fails) {
      rows.push(row);
      for (const { of, tally } of all) tally[of[row]]++;
    } else if (fails === 1 && failed !== skill) all[failed].tally[all[failed].of[row]]++;
  }
  return { rows, total: rows.length, counts: counts(columns, all, today), hidden };
}

/** All rows that may be found, in their order. @param {Columns} columns @param {string} order @param {readonly number[]} [ranked] @returns {Iterable<number>} */
function candidates({ payRank, byPay, raw }, order, ranked) {
  if (!ranked) return order === "pay" ? byPay : Array(raw.jobs).keys();
  if (order === "pay") return [...ranked].sort((a, b) => payRank[a] - payRank[b]);
  return order === "new" ? [...ranked].sort((a, b) => a - b) : ranked;
}

/** How many rows there are with each option. @param {Columns} columns @param {Test[]} all @param {Date} today */
function counts({ facets, days, since }, all, today) {
  /** @type {Record<string, any>} */
  const found = {};
  GROUPS.forEach((group, index) => {
    const { sets, slugs } = facets[group];
    const each = new Uint32Array(slugs.length);
    all[index].tally.forEach((rows, set) => { if (rows) for (const tag of sets[set]) each[tag] += rows; });
    found[group] = Object.fromEntries(slugs.map((slug, tag) => [slug, each[tag]]));
  });
  const [posted, pay, paid] = all.slice(-3).map(({ tally }) => tally);
  const sum = (/** @type {Uint32Array} */ tally, /** @type {(index: number) => boolean} */ holds) =>
    tally.reduce((total, rows, index) => total + (holds(index) ? rows : 0), 0);
  found.since = Object.fromEntries(since.map((value) => {
    const first = firstDay(value, today);
    return [value, sum(posted, (index) => days[index] >= first)];
  }));
  found.pay = Object.fromEntries(STEPS.map((step, place) => [step, sum(pay, (code) => code > place + 1)]));
  found.paid = sum(paid, (code) => code > 0);
  return found;
}
