// @ts-check
/** A copy of the saved jobs as a file: written for the reader to keep, and read again. */
import { SITE, jobs as counted } from "./page.js";
import { sound } from "./kept.js";
import { all } from "./saved.js";
import { edit } from "./saving.js";

/** @typedef {import("./saving.js").Kept} Kept */
/** @typedef {import("./saved.js").Jobs} Jobs */

/** Letters of 500 jobs by far. */
const LARGEST = 2_000_000;

/** The site as its copies name it. */
const NAME = SITE.host + SITE.pathname;

/** The text of a copy. @param {Jobs} jobs */
const written = (jobs) => JSON.stringify({ version: 1, site: NAME, jobs }, null, 1);

/** The jobs of a copy; null where the text is no copy from this site. @param {string} text */
function readCopy(text) {
  try {
    const copy = text.length > LARGEST ? null : JSON.parse(text);
    return copy.version === 1 && copy.site === NAME ? sound(copy.jobs) : null;
  } catch {
    return null;
  }
}

/** Jobs of a copy into those that are kept: the newer status wins. @param {Jobs} jobs @param {Map<string, Kept>} copy @returns how many are new */
function merge(jobs, copy) {
  let added = 0;
  for (const [id, job] of copy) {
    const mine = Object.hasOwn(jobs, id) ? jobs[id] : null;
    if (!mine) added += 1;
    if (!mine) jobs[id] = job;
    else if (job.ch > mine.ch) Object.assign(mine, { st: job.st, ch: job.ch });
  }
  return added;
}

export function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([written(all())], { type: "application/json" }));
  link.download = "saved-jobs.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {File} file @returns {Promise<string>} what came of it, in words */
export async function restore(file) {
  const copy = readCopy(await file.text().catch(() => ""));
  if (!copy) return "That file is not a saved-jobs copy from this site.";
  let added = 0;
  const why = edit((jobs) => { added = merge(jobs, copy); });
  const old = copy.size - added;
  const rest = old ? `, ${old} ${old === 1 ? "was" : "were"} already here` : "";
  return why || `Restored ${counted(added)}${rest}`;
}
