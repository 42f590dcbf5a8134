// @ts-check
/** A copy of the saved jobs as a file: made, read, merged. Nothing that was stored or brought is believed before it is looked at. */
import { SITE } from "./page.js";

/** @typedef {import("./saving.js").Kept} Kept */
/** @typedef {import("./saved.js").Jobs} Jobs */

const STATUSES = ["saved", "applied", "interviewing", "archived"];
/** Ids are hexadecimal: nothing else can stand for a property that every object has. */
const ID = /^[0-9a-f]{6,40}$/;
/** The page of a job on this site, and no other address. */
const PATH = /^jobs\/[\w-]+\/$/;
/** Letters of the longest title by far. */
const LONGEST = 500;
/** Letters of 500 jobs by far. */
const LARGEST = 2_000_000;

/** The site as its copies name it. */
const NAME = SITE.host + SITE.pathname;

/** @param {any} value @returns {Kept | null} */
function judged(value) {
  const { t, c, l, p, u, k, st, at, ch } = value ?? {};
  const texts = [t, c, l, p].every((text) => typeof text === "string" && text.length <= LONGEST);
  if (!texts || !t || typeof u !== "string" || !PATH.test(u)) return null;
  const saved = time(at);
  return { t, c, l, p, u, k: [0, 1, 2, 3, 4, 5, 6, 7].includes(k) ? k : -1, st: STATUSES.includes(st) ? st : "saved", at: saved, ch: time(ch) || saved };
}

/** Milliseconds, and never a time to come: that would win for ever. @param {unknown} value */
const time = (value) => (typeof value === "number" && value > 0 ? Math.min(value, Date.now()) : 0);

/** The jobs among what may be anything. @param {unknown} jobs @returns {Map<string, Kept>} */
export function sound(jobs) {
  const found = new Map();
  for (const [id, value] of Object.entries(jobs && typeof jobs === "object" ? jobs : {})) {
    const job = ID.test(id) && judged(value);
    if (job) found.set(id, job);
  }
  return found;
}

/** The text of a copy. @param {Map<string, Kept>} jobs */
export const written = (jobs) => JSON.stringify({ version: 1, site: NAME, jobs: Object.fromEntries(jobs) }, null, 1);

/** The jobs of a copy; null where the text is no copy from this site. @param {string} text */
export function readCopy(text) {
  try {
    const copy = text.length > LARGEST ? null : JSON.parse(text);
    return copy.version === 1 && copy.site === NAME ? sound(copy.jobs) : null;
  } catch {
    return null;
  }
}

/** Jobs of a copy into those that are kept: the newer status wins. @param {Jobs} jobs @param {Map<string, Kept>} copy @returns how many are new */
export function merge(jobs, copy) {
  let added = 0;
  for (const [id, job] of copy) {
    const mine = Object.hasOwn(jobs, id) ? jobs[id] : null;
    if (!mine) added += 1;
    if (!mine) jobs[id] = job;
    else if (job.ch > mine.ch) Object.assign(mine, { st: job.st, ch: job.ch });
  }
  return added;
}
