// @ts-check
/** A row of the table as plain data, as `_row.html` shows it. Pure. */
import { column, hex, usual } from "./columns.js";

/**
 * @typedef {[figure: string, suffix: string, spoken: string]} Pay
 * @typedef {{titles: string[], place: string, places: string[], pay: Record<string, Pay>, slugs: Record<string, string>}} RawTexts
 * @typedef {object} RowData
 * @property {string} id @property {string} slug Its page is `jobs/<slug>/`. @property {string} title
 * @property {{name: string, slug: string, colour: number} | null} company @property {string} place Empty where not stated.
 * @property {Pay | null} pay @property {number | null} low Of the pay strip, dollars a year. @property {number | null} high
 * @property {string[]} details Level, category, skills. @property {{iso: string, text: string} | null} date
 * @property {string} ends The last second of the ad; empty where it has none.
 */

const LONGEST = 60;

/** @param {number} dollars */
const thousands = (dollars) => `${Math.floor((dollars + 500) / 1000)}k`;

/** @param {number | null} low @param {number | null} high @returns {Pay | null} */
function usualPay(low, high) {
  if (low === null || high === null) return null;
  const [from, to] = [thousands(low), thousands(high)];
  return [`$${from}${from === to ? "" : `–${to}`}`, "", "a year"];
}

/** @param {string} title @param {string} tail */
function usualSlug(title, tail) {
  const words = usual(title);
  const cut = words.length > LONGEST ? words.slice(0, words.slice(0, LONGEST + 1).lastIndexOf("-")) : words;
  return (words.length > LONGEST && !words.slice(0, LONGEST + 1).includes("-") ? words.slice(0, LONGEST) : cut) + tail;
}

/** Level, category unless it says nothing, up to three skills that it does not name, four without it. @param {import("./columns.js").Columns} columns @param {number} row */
function details({ facets, raw }, row) {
  const [level, cat, skills] = [facets.level, facets.cat, facets.skill].map(({ of, sets, own, labels }) =>
    sets[of[row]].slice(0, own[of[row]]).map((tag) => ({ tag, label: labels[tag] })));
  const category = cat.filter(({ tag }) => !raw.catch_all.includes(tag));
  const named = category[0]?.label.toLowerCase() ?? "";
  const others = skills.filter(({ label }) => !named.includes(label.toLowerCase())).slice(0, category[0] ? 3 : 4);
  return [...level, ...category, ...others].map(({ label }) => label);
}

/** Texts → what makes the data of a row: `first` is the row of the table that they begin with. @param {RawTexts} texts @param {number} first */
export function reader(texts, first) {
  const places = column(texts.place);
  /** @param {import("./columns.js").Columns} columns @param {number} row @returns {RowData} */
  return (columns, row) => {
    const { raw, company, companySlugs } = columns;
    const here = row - first;
    const id = raw.long_ids[row] ?? hex(raw.ids.slice(row * 4, row * 4 + 4));
    const [title, who, date, low, high] = [texts.titles[here], company[row], columns.posted[row], raw.low[row], raw.high[row]];
    const employer = who < 0 ? null : { name: raw.companies[who], slug: companySlugs[who], colour: Number(raw.colours[who]) };
    return {
      id, title, company: employer, low, high,
      slug: texts.slugs[here] ?? usualSlug(title, `${employer ? `-at-${employer.slug}` : ""}-${id}`),
      place: texts.places[places[here]] ?? "",
      pay: texts.pay[here] ?? usualPay(low, high),
      details: details(columns, row),
      ends: raw.ends[columns.end[row]] ?? "",
      date: raw.dates[date] ? { iso: raw.dates[date], text: raw.date_texts[date][0] } : null,
    };
  };
}
