// @ts-check
/** Which jobs are new since the reader's last visit: those whose day of posting is known to be later. Loaded where rows have days. */
import { read, write } from "./storage.js";

/** Lists opened within 6 hours are one visit. In milliseconds. */
const VISIT = 6 * 3_600_000;

/** When this visit began, and the one before it: null at the first. @type {{at: number, before: number | null} | null} */
const stored = read("visit");
const now = Date.now();
const visit = stored && now - stored.at < VISIT ? stored : { at: now, before: stored?.at || null };
if (visit !== stored) write("visit", visit);

/** The day of the last visit, where the reader is, as in `data-day`: 2025-03-13. */
const last = visit.before && new Date(visit.before).toLocaleDateString("sv");

/** A dot, and a word for those who do not see it. @param {ParentNode} within */
export function showNew(within) {
  if (!last) return;
  for (const row of within.querySelectorAll(".row[data-day]:not(.new)")) {
    if ((row.getAttribute("data-day") ?? "") <= last) continue;
    row.classList.add("new");
    row.querySelector("h3 a")?.prepend(Object.assign(document.createElement("span"), { className: "vh", textContent: "New " }));
  }
}
