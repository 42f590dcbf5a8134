// @ts-check
/** The jobs this reader keeps: the count beside “Saved”, and which save buttons are pressed. */
import { sound } from "./kept.js";
import { byId, isOver, jobs as counted, say } from "./page.js";
import { read, watch } from "./storage.js";

/** By id. @typedef {Record<string, import("./saving.js").Kept>} Jobs @type {Jobs} */
let jobs;
/** @type {(() => void)[]} */
const listeners = [];

export const all = () => jobs;

/** What the browser keeps now, also from another tab: only what is a job. @returns {Jobs} */
export const stored = () => Object.fromEntries(sound(read("saved")?.jobs));

/** @param {string} id */
export const has = (id) => Object.hasOwn(jobs, id);

/** After every change, also one of another tab. @param {() => void} changed */
export const onChange = (changed) => listeners.push(changed);

/** What rows are to this reader, and today: saved, new, closed. @param {ParentNode} within */
export function mark(within) {
  for (const button of within.querySelectorAll("button.save")) {
    button.ariaPressed = String(has(button.getAttribute("data-id") ?? ""));
  }
  if (within.querySelector("[data-day]")) import("./visit.js").then(({ showNew }) => showNew(within));
  const over = [.../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(".row[data-ends]"))].filter((row) => isOver(row.dataset.ends));
  if (over.length) import("./over.js").then(({ close }) => over.forEach(close));
}

/** Shows what is stored now. */
export function refresh() {
  jobs = stored();
  const count = Object.keys(jobs).length;
  const pill = byId("saved-count");
  pill.hidden = !count;
  pill.textContent = count > 99 ? "99+" : `${count}`;
  byId("saved").ariaLabel = count ? `Saved, ${counted(count)}` : null;
  mark(document);
  for (const changed of listeners) changed();
}

document.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("button.save");
  if (button) import("./saving.js").then(({ press }) => press(button), () => say("Not saved. Check your connection."));
});
// A tab may stay open past the last day of an ad.
document.addEventListener("visibilitychange", () => mark(document));
watch("saved", refresh);
refresh();
