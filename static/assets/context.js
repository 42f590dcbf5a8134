// @ts-check
/**
 * Which list a job was opened from, for as long as the tab lives. List pages `remember` it when a job is opened; the
 * page of the job asks `find` for its neighbours. Nothing of it leaves the browser.
 */
import { SITE } from "./page.js";
import { readTab, writeTab } from "./storage.js";

/** A job of a list: its id, its path below the root of the site, its title. @typedef {[id: string, path: string, title?: string]} Entry */

/**
 * `url`: the address of the list. `label`: what follows “3 of 42”, such as “in your search”. `jobs`: those around the
 * opened one, in order. `start` and `total`: the place of the first of them in the whole list, from 0, and its length,
 * where the list is longer.
 * @typedef {{url: string, label: string, jobs: Entry[], start?: number, total?: number}} Context
 */

/** Jobs that are kept, about half of them before the opened one. */
const MOST = 200;
const NAME = "list";

/** @param {Context} context @param {string} [opened] the id of the job that is being opened */
export function remember({ url, label, jobs, start = 0, total = jobs.length }, opened) {
  const at = jobs.findIndex(([id]) => id === opened);
  const first = Math.max(0, Math.min(at - MOST / 2, jobs.length - MOST));
  writeTab(NAME, { url, label, jobs: jobs.slice(first, first + MOST), start: start + first, total });
}

/** The jobs of rows that stand on the page, in order. @param {ParentNode} list @returns {Entry[]} */
export function jobsIn(list) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (list.querySelectorAll(".row h3 a"));
  return [...links].map((link) => {
    const path = link.pathname.slice(SITE.pathname.length);
    // The last of its nodes: “New” may stand before it.
    return [idOf(path), path, link.lastChild?.textContent ?? ""];
  });
}

/** The id at the end of a path of a job. @param {string} path */
export const idOf = (path) => /([0-9a-f]+)\/?$/.exec(path)?.[1] ?? "";

/**
 * A job in the list it was opened from: the list's address, “3 of 42 in your search”, and the jobs before and after it.
 * Nothing where the job is not in the list.
 * @param {string} id
 */
export function find(id) {
  const { url, label, jobs, start = 0, total } = /** @type {Context} */ (readTab(NAME) ?? { jobs: [] });
  // What is kept may be another program's.
  const at = Array.isArray(jobs) ? jobs.findIndex((job) => job?.[0] === id) : -1;
  const list = at < 0 ? null : address(url);
  if (!list) return null;
  const place = `${start + at + 1} of ${Math.max(total ?? 0, start + jobs.length)} ${label}`;
  return { list, place, before: neighbour(jobs[at - 1]), after: neighbour(jobs[at + 1]) };
}

/** @param {Entry | undefined} entry */
function neighbour(entry) {
  const href = entry?.[1] && address(SITE.pathname + entry[1]);
  return href ? { href, title: entry[2] ?? "" } : null;
}

/** Only addresses of this site: other sites of the same host share the storage. @param {string} url */
function address(url) {
  const { href } = new URL(url, SITE);
  return href.startsWith(SITE.href) ? href : null;
}
