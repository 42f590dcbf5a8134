// @ts-check
/**
 * A state in, all that there is to draw of it out: rows, counts, chips, ways out. Plain data, so that the tab can keep it
 * while the reader looks at a job. Table and text search are loaded here, by the first question.
 */
import { conditions, together, without } from "./conditions.js";
import { byId } from "./page.js";
import { offers } from "./offers.js";
import { empty, orderOf } from "./state.js";
import { load } from "./table.js";
import { prepare, search } from "./text.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./table.js").Table} Table */
/** @typedef {import("./conditions.js").Condition} Condition */
/** @typedef {{label: string, total: number, state: State, several?: boolean}} Way To another state: what leads there, how many jobs are there, and whether several filters must go. */
/**
 * @typedef {object} View
 * @property {State} state without what the board does not know, on a page that there is
 * @property {number} total jobs
 * @property {number} mentioned jobs for the query alone; `total` where there is no query
 * @property {number} last page
 * @property {import("./texts.js").RowData[]} rows of the page
 * @property {(import("./rows.js").Month | null)[]} groups what each row stands under
 * @property {string[]} excerpts for each row, or empty
 * @property {Condition[]} conditions
 * @property {any} counts for the rail
 * @property {number} hidden jobs left out because they do not state pay
 * @property {Way[]} skills that the query names, as filters in place of its words
 * @property {{slug: string, label: string, total?: number}[]} companies that the query names
 * @property {Way[]} ways out, where nothing is found
 * @property {number} stated share of all jobs that state pay, in percent
 * @property {{jobs: import("./context.js").Entry[], start: number}} around jobs before and after those of the page
 */

/** How long rows wait for what the ads say, in milliseconds: later it would push them down. */
const PATIENCE = 1000;
/** Jobs around a page that job pages can step through. */
const AROUND = 200;
const MOST_WAYS = 4;

/** Table and text search, before they are asked. */
export const ready = async () => prepare(await load());

/** Throws where the table or the text search cannot be had. @param {State} asked @returns {Promise<View>} */
export async function answer(asked) {
  if (!byId("main").dataset.table) return nothing(asked);
  const table = await load();
  const { q } = table.known(asked);
  const text = q ? await search(q, table) : undefined;
  // The search may have brought a newer table, with other values.
  const known = { ...table.known(asked), q };
  const { rows, total, counts, hidden } = table.find(known, text?.ranked);
  const last = Math.max(1, Math.ceil(total / table.perPage));
  const state = { ...known, page: Math.min(known.page, last) };
  const start = (state.page - 1) * table.perPage;
  const here = rows.slice(start, start + table.perPage);
  const from = Math.max(0, start - Math.floor((AROUND - here.length) / 2));
  const [shown, around, excerpts, skills] = await Promise.all([
    table.rows(here),
    table.rows(rows.slice(from, from + AROUND)),
    patiently(text ? here.map(text.excerpt) : []),
    total ? named(state, table) : [],
  ]);
  const chips = conditions(state, (group, slug) => (group === "since" ? sinceWords(slug, table) : table.label(group, slug)));
  const all = table.find(empty());
  return {
    state, total, mentioned: text ? text.ranked.length : total, last, counts, hidden, conditions: chips,
    rows: shown, excerpts, groups: groups(state, table, rows, here),
    skills, companies: state.q && total ? offers(state.q, table).filter(({ kind }) => kind === "company") : [],
    ways: total ? [] : ways(state, chips, table, text?.ranked),
    stated: Math.round((100 * all.counts.paid) / (all.total || 1)),
    around: { jobs: around.map(({ id, slug, title }) => [id, `jobs/${slug}/`, title]), start: from },
  };
}

/** Since Jan 2025: as the rail says it, since browsers do not agree how months are cut short. @param {string} value @param {Table} table */
const sinceWords = (value, table) =>
  /** @type {HTMLElement | null} */ (document.querySelector(`select[name=since] [value="${value}"]`))?.dataset.label ?? `Since ${table.monthWords(value)}`;

/** The answer of a board without jobs, which has no table. @param {State} state @returns {View} */
const nothing = (state) => ({
  state: { ...empty(), q: state.q }, total: 0, mentioned: 0, last: 1, counts: null, hidden: 0, rows: [], excerpts: [], groups: [],
  conditions: conditions({ ...empty(), q: state.q }, String), skills: [], companies: [], ways: [], stated: 0, around: { jobs: [], start: 0 },
});

/** What has come when all have or patience is at its end. @param {Promise<string>[]} excerpts */
async function patiently(excerpts) {
  /** @type {string[]} */
  const come = excerpts.map(() => "");
  const all = excerpts.map((excerpt, index) => excerpt.then((words) => { come[index] = words; }, () => {}));
  await Promise.race([Promise.all(all), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
  return [...come];
}

/** Months in the order of time; by pay, those that do not state it stand under a line of their own. @param {State} state @param {Table} table @param {number[]} rows @param {number[]} here */
function groups(state, table, rows, here) {
  const order = orderOf(state);
  if (order === "match") return here.map(() => null);
  /** @param {number} row @returns {[key: string, label: string]} */
  const of = (row) => (order === "new" ? table.month(row) : table.statesPay(row) ? ["", ""] : ["unpaid", "Pay not stated"]);
  /** @type {Record<string, number>} */
  const sizes = {};
  for (const row of rows) sizes[of(row)[0]] = (sizes[of(row)[0]] ?? 0) + 1;
  return here.map((row) => {
    const [key, label] = of(row);
    return key ? { key, label, count: sizes[key] } : null;
  });
}

/** Skills that the query names: the exact filter in place of the words, with what it would give. @param {State} state @param {Table} table */
async function named(state, table) {
  const skills = offers(state.q, table).filter(({ kind, slug }) => kind === "skill" && !state.skill.includes(slug));
  return Promise.all(skills.map(async ({ slug, label, rest }) => {
    const next = { ...state, q: rest, skill: [...state.skill, slug].sort(), page: 1 };
    const text = rest ? await search(rest, table) : undefined;
    return { label, state: next, total: table.find(next, text?.ranked).total };
  }));
}

/** Ways out of nothing, the best first, none of them to nothing. @param {State} state @param {Condition[]} chips @param {Table} table @param {number[]} [ranked] */
function ways(state, chips, table, ranked) {
  /** @type {Way[]} */
  const found = [];
  for (const chip of chips.length > 1 ? chips : []) {
    const next = without(state, chip);
    found.push({ label: `Remove ${chip.label}`, state: next, total: table.find(next, next.q ? ranked : undefined).total });
  }
  if (!found.some(({ total }) => total)) {
    for (const kind of together(chips).filter(({ length }) => length < chips.length - (ranked?.length ? 1 : 0))) {
      const next = kind.reduce(without, state);
      const words = kind.map(({ label }) => label);
      found.push({ label: `Remove ${words.slice(0, -1).join(", ")} and ${words.at(-1)}`, state: next, total: table.find(next, next.q ? ranked : undefined).total, several: true });
    }
  }
  found.sort((a, b) => b.total - a.total);
  if (ranked?.length && chips.length > 1) {
    // Where removing the one filter is the same thing, it is said once.
    const alone = { ...empty(), q: state.q };
    if (chips.length === 2) found.splice(found.findIndex((way) => way.state.q), 1);
    found.unshift({ label: `Search all jobs for “${state.q}”`, state: alone, total: ranked.length });
  }
  const leading = found.filter((way) => way.total).slice(0, MOST_WAYS);
  const all = { label: "Clear all filters", state: empty(), total: table.find(empty()).total };
  if (leading.length && !leading.every(({ several }) => several) || chips.length < 2 && state.q || !all.total) return leading;
  return [...leading, all];
}
