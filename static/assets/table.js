// @ts-check
/** The job table of the site: fetched on first use, asked for results, counts and rows. An outdated page finds the new one. */
import { decode } from "./columns.js";
import { find } from "./counts.js";
import { SITE, byId } from "./page.js";
import { GROUPS, STEPS } from "./state.js";
import { reader } from "./texts.js";

/** @typedef {import("./state.js").State} State @typedef {import("./state.js").Group} Group */
/** @typedef {import("./columns.js").Raw} Raw @typedef {import("./texts.js").RowData} RowData */

/** What the search needs cannot be had, or does not fit together. */
export class Failure extends Error {}

/** A file of the site. Throws a Failure. @param {string} path @param {RequestInit} [how] */
export async function json(path, how) {
  try {
    const answer = await fetch(new URL(path, SITE), how);
    if (answer.ok) return await answer.json();
  } catch (error) {
    throw new Failure(path, { cause: error });
  }
  throw new Failure(`There is no ${path}`);
}

/** A function that is called once, and again where it has failed. @template T @param {() => Promise<T>} make */
export function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => (made ??= make().catch((error) => {
    made = undefined;
    throw error;
  }));
}

/** Rows are numbered from 0, newest first. */
export class Table {
  /** @type {import("./columns.js").Columns} */
  columns;
  /** @type {Record<number, () => Promise<ReturnType<typeof reader>>>} */
  blocks = {};
  path = "";

  /** @param {string} path @param {Raw} raw */
  constructor(path, raw) {
    this.columns = this.become(path, raw);
  }

  /** Takes over another table: row numbers from before mean nothing then. @param {string} path @param {Raw} raw */
  become(path, raw) {
    if (raw.version !== 1) throw new Failure(`${path} is of another version`);
    this.path = new URL(path, SITE).pathname;
    this.blocks = {};
    return (this.columns = decode(raw));
  }

  get jobs() { return this.columns.raw.jobs; }
  get perPage() { return this.columns.raw.per_page; }

  /** The words of a value; the slug where it is not known. @param {Group} group @param {string} slug */
  label(group, slug) {
    const { labels, slugs } = this.columns.facets[group];
    return labels[slugs.indexOf(slug)] ?? slug;
  }

  /** Without what this board does not have. @param {State} state @returns {State} */
  known(state) {
    const { facets, pay, since } = this.columns;
    const known = { ...state };
    for (const group of GROUPS) known[group] = state[group].filter((slug) => facets[group].slugs.includes(slug)).sort();
    if (!since.includes(state.since)) known.since = "";
    if (!pay.some((step) => step > STEPS.indexOf(state.pay) + 1)) known.pay = 0;
    // One letter is searched for only where it is the name of a skill.
    if (state.q.length < 2 && !facets.skill.labels.some((label) => label.toLowerCase() === state.q.toLowerCase())) known.q = "";
    return known;
  }

  /** Results and counts; `ranked` are the rows that the query has found. @param {State} state @param {readonly number[]} [ranked] @param {Date} [today] */
  find(state, ranked, today) {
    return find(this.columns, state, ranked, today);
  }

  /** @param {number} row @returns {[key: string, heading: string]} */
  month(row) {
    const { raw, posted } = this.columns;
    const date = raw.dates[posted[row]];
    return date ? [date.slice(0, 7), raw.date_texts[posted[row]][1]] : ["undated", "Date not stated"];
  }

  /** Jan 2025. @param {string} month `2025-01` */
  monthWords(month) {
    const { dates, date_texts: texts } = this.columns.raw;
    return texts[dates.indexOf(month)]?.[0] ?? texts[dates.findIndex((date) => date.startsWith(month))]?.[1] ?? month;
  }

  /** @param {number} row */
  statesPay(row) {
    return this.columns.pay[row] > 0;
  }

  /** What a row shows. @param {number} row @returns {Promise<RowData>} */
  async row(row) {
    const { raw } = this.columns;
    const block = raw.block_rows ? Math.floor(row / raw.block_rows) : 0;
    this.blocks[block] ??= once(async () => reader(raw.texts ?? (await json(raw.blocks[block])), block * raw.block_rows));
    return (await this.blocks[block]())(this.columns, row);
  }

  /** @param {number[]} rows */
  rows(rows) {
    return Promise.all(rows.map((row) => this.row(row)));
  }
}

/** The table that the page names; a page from before the last build is fetched again. Throws a Failure. */
export const load = once(async () => {
  const path = byId("main").dataset.table ?? "";
  try {
    return new Table(path, await json(path));
  } catch (failure) {
    const page = await fetch(location.href, { cache: "reload" }).then((answer) => answer.text(), () => "");
    const newer = new DOMParser().parseFromString(page, "text/html").getElementById("main")?.dataset.table;
    if (!newer || newer === path) throw failure;
    return new Table(newer, await json(newer));
  }
});
