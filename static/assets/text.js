// @ts-check
/**
 * A query → the rows of the table that are about it, best first, by Pagefind. What it finds is joined with rows by
 * `rows.json`, without a request a result. Fetched on first use; what fails or does not fit is fetched anew, once.
 */
import { hex } from "./columns.js";
import { isNear, surely, vocabulary } from "./nearness.js";
import { offers } from "./offers.js";
import { SITE } from "./page.js";
import { Failure, json } from "./table.js";

/** @typedef {import("./table.js").Table} Table */
/** @typedef {{ranked: number[], excerpt: (row: number) => Promise<string>}} Answer An excerpt has escaped words and `<mark>`s, or is empty. */

/** The mark that searchable.py puts before the text of an ad. */
const TEXT_BEGINS = "␞";
/** Results that are looked at to see whether they are near. */
const SAMPLE = 3;

/** @type {Promise<Pagefind.Engine> | undefined} */
let engine;
/** @type {ReturnType<typeof rowsOf> | undefined} */
let rows;
/** Another address for each attempt: browsers remember modules that they could not load. */
let attempts = 0;

/** @returns {Promise<Pagefind.Engine>} */
async function start() {
  const pagefind = await import(new URL(`pagefind/pagefind.js${attempts ? `?${attempts}` : ""}`, SITE).href);
  await pagefind.options({ excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

/** What gives the row of a result. The table becomes the one that the index was made with. @param {Table} table */
async function rowsOf(table) {
  /** @type {{table: string, digits: number, fragments: string}} */
  const { table: path, digits, fragments } = await json("pagefind/rows.json", { cache: attempts ? "reload" : "no-cache" });
  if (new URL(path, SITE).pathname !== table.path) table.become(path, await json(path));
  const all = hex(fragments);
  const known = new Map(Array.from({ length: table.jobs }, (_, row) => [all.slice(row * digits, (row + 1) * digits), row]));
  return (/** @type {Pagefind.Result} */ { id }) => known.get(id.split("_")[1].slice(0, digits).padEnd(digits, "0"));
}

/** Loads what a search needs. @param {Table} table */
export const prepare = (table) => Promise.all([(engine ??= start()), (rows ??= rowsOf(table))]);

/** Throws a Failure. @param {string} query @param {Table} table @returns {Promise<Answer>} */
export async function search(query, table) {
  for (const last of [false, true]) {
    try {
      return await answer(query, table);
    } catch (error) {
      engine?.then((pagefind) => pagefind.destroy()).catch(() => {});
      engine = rows = undefined;
      attempts++;
      if (last) throw new Failure("The text search", { cause: error });
    }
  }
  throw new Failure();
}

/**
 * All that Pagefind finds, and all that has the skills that the query names, by whatever name an ad calls them, and is
 * about the rest of it: these come first, and are all where the query is only a name, for “java” matches JavaScript too.
 * @param {string} query @param {Table} table @returns {Promise<Answer>}
 */
async function answer(query, table) {
  const found = await ask(query, table);
  /** @type {import("./offers.js").Offer[]} */
  const skills = [];
  let rest = query;
  for (let next; (next = offers(rest, table).find(({ kind }) => kind === "skill")); rest = next.rest) skills.push(next);
  const about = await ask(skills.length ? rest : "", table);
  const { of, sets, slugs } = table.columns.facets.skill;
  const has = (/** @type {number} */ row, named = skills) => named.every(({ slug }) => sets[of[row]].includes(slugs.indexOf(slug)));
  const others = !skills.length ? [] : wordsOf(rest).length ? about.keys() : Array(table.jobs).keys();
  // A name alone asks for the skill and nothing else: what else begins with “go” is noise. One letter never asks for more.
  const only = wordsOf(rest).length ? skills.filter(({ label }) => label.length < 2) : skills;
  const rows = [...found.keys()].filter((row) => has(row, only));
  return {
    ranked: [...new Set([...rows.filter((row) => has(row)), ...[...others].filter((row) => has(row)), ...rows])],
    excerpt: async (row) => own((await (found.get(row) ?? about.get(row))?.data())?.excerpt ?? ""),
  };
}

/** What is asked of Pagefind: one letter would match nearly every ad, it is the name of a skill or nothing. @param {string} query */
const wordsOf = (query) => query.split(/[\s,;]+/).filter((word) => word.length > 1 && /[\p{L}\p{N}]/u.test(word));

/** The results by row, none where they are about something else. @param {string} query @param {Table} table @returns {Promise<Map<number, Pagefind.Result>>} */
async function ask(query, table) {
  const words = wordsOf(query);
  if (!words.length || !table.jobs) return new Map();
  const [pagefind, rowOf] = await prepare(table);
  const { results } = await pagefind.search(words.join(" "));
  /** @type {Map<number, Pagefind.Result>} */
  const found = new Map();
  for (const result of results) {
    const row = rowOf(result);
    if (row === undefined) throw new Failure(`No job is ${result.id}`);
    found.set(row, result);
  }
  if (surely(words, known(table))) return found;
  const sample = await Promise.all(results.slice(0, SAMPLE).map((result) => result.data()));
  return isNear(words, sample) ? found : new Map();
}

/** @type {WeakMap<object, string>} */
const vocabularies = new WeakMap();

/** The words of titles and skills. @param {Table} table */
function known({ columns }) {
  const { raw, facets } = columns;
  const words = vocabularies.get(columns) ?? vocabulary([...(raw.texts?.titles ?? []), ...facets.skill.labels]);
  vocabularies.set(columns, words);
  return words;
}

/** The part of an excerpt that is the ad's own text: the facts before it are in the row. @param {string} excerpt */
function own(excerpt) {
  const words = excerpt.slice(excerpt.indexOf(TEXT_BEGINS) + 1).replace(/^[.\s]+/, "");
  return words.includes("<mark>") ? words : "";
}
