// @ts-check
/**
 * The page of saved jobs: the list from storage, and statuses. A job that is removed stays in its place, to be taken back,
 * until the page is loaded again.
 */
import { tile, who } from "./nodes.js";
import { SITE, byId, fill, fresh, isOver, jobs as counted, say } from "./page.js";
import { all, onChange } from "./saved.js";

/** @typedef {import("./saving.js").Kept} Kept */

const list = byId("rows");
const show = /** @type {HTMLSelectElement} */ (byId("show"));
const picker = /** @type {HTMLInputElement} */ (byId("copy"));
/** What this page has shown since it was loaded. @type {Map<string, Kept>} */
const known = new Map();
/** @type {Map<string, HTMLElement>} */
const rows = new Map();
/** Of the jobs that are still open the last second, by id; null while that is not known. @type {Map<string, string> | null} */
let open = null;
/** The row whose save button was pressed last: its Undo is given focus. @type {Element | null} */
let pressed = null;

/** @template {HTMLElement} T @param {Element} row @param {string} selector */
const part = (row, selector) => /** @type {T} */ (row.querySelector(selector));

/** @param {string} id @param {Kept} job */
function made(id, job) {
  const row = fresh("t-kept");
  const link = /** @type {HTMLAnchorElement} */ (part(row, "a"));
  link.textContent = job.t;
  link.href = SITE.href + job.u;
  tile(part(row, ".tile"), job.c, job.k);
  part(row, ".who").append(...who(job.c, job.l));
  fill(row, ".meta", job.p);
  fill(row, ".state .vh", `Status of ${job.t}`);
  const button = part(row, ".save");
  button.dataset.id = id;
  button.ariaLabel = `Save ${job.t}${job.c && " at "}${job.c}`;
  part(row, ".undo button").ariaLabel = `Undo: keep ${job.t}`;
  part(row, ".undo button").onclick = () => takeBack(id, row).catch(unloaded);
  const status = /** @type {HTMLSelectElement} */ (part(row, "select"));
  status.onchange = () => setStatus(id, status).catch(unloaded);
  rows.set(id, row);
  return row;
}

/** What is stored now, newest first. Rows that stand right are not touched: one may have focus. */
function draw() {
  const kept = all();
  for (const [id, job] of Object.entries(kept)) known.set(id, job);
  let next = list.firstElementChild;
  for (const [id, job] of [...known].sort(([, one], [, other]) => other.at - one.at)) {
    const isNew = !rows.has(id);
    const row = rows.get(id) ?? made(id, job);
    if (row === next) next = row.nextElementSibling;
    else list.insertBefore(row, next);
    if (isNew) row.hidden = !matches(job);
    part(row, ".save").ariaPressed = "true";
    row.classList.toggle("removed", !Object.hasOwn(kept, id));
    row.classList.toggle("closed", open !== null && (!open.has(id) || isOver(open.get(id))));
    /** @type {HTMLSelectElement} */ (part(row, "select")).value = job.st;
  }
  if (pressed?.matches(".removed")) part(pressed, ".undo button").focus();
  pressed = null;
  tally();
}

/** @param {Kept} job */
const matches = ({ st }) => !show.value || show.value === st;

/** What is said of the list as a whole. */
function tally() {
  const shown = [...rows.values()].filter((row) => !row.hidden);
  byId("count").textContent = counted(shown.filter((row) => !row.matches(".removed")).length);
  byId("none").hidden = shown.length > 0;
  byId("none").textContent = `No saved job is marked “${show.selectedOptions[0].text}”.`;
  byId("some").hidden = byId("download").hidden = !known.size;
  byId("empty").hidden = known.size > 0;
}

/** What is loaded when it is used cannot always be had: then the page shows what is kept, and says so. */
function unloaded() {
  draw();
  const words = "That could not load. Check your connection, then try again.";
  say(words);
  return words;
}

/** @param {string} id @param {HTMLElement} row */
async function takeBack(id, row) {
  const { complain, edit, told } = await import("./saving.js");
  const job = /** @type {Kept} */ (known.get(id));
  const why = edit((jobs) => { jobs[id] = job; });
  if (why) return complain(part(row, ".undo button"), why);
  part(row, ".save").focus();
  say(told());
}

/** The row stays where it is even when it no longer matches what is shown: it was just used. @param {string} id @param {HTMLSelectElement} status */
async function setStatus(id, status) {
  const st = status.value;
  const { complain, edit } = await import("./saving.js");
  complain(status, edit((jobs) => { if (jobs[id]) Object.assign(jobs[id], { st, ch: Date.now() }); }));
  draw();
}

picker.onchange = async () => {
  const [file] = picker.files ?? [];
  if (!file) return;
  const words = await import("./saved-copy.js").then(({ restore }) => restore(file)).catch(unloaded);
  // The same file can be chosen again.
  picker.value = "";
  byId("told").textContent = words;
  byId("told").hidden = false;
  say(words);
};
byId("restore").onclick = () => picker.click();
byId("download").onclick = () => import("./saved-copy.js").then(({ download }) => download()).catch(unloaded);
show.onchange = () => {
  for (const [id, row] of rows) row.hidden = !matches(/** @type {Kept} */ (known.get(id)));
  tally();
};
list.addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest(".save");
  if (button) pressed = button.closest(".row");
});
onChange(draw);
draw();
byId("kept").hidden = false;
// Ready before a status is changed.
import("./saving.js").catch(() => {});
// What has closed is tagged; where that cannot be known, nothing is said. The tag has its room from the beginning.
fetch(byId("main").dataset.open ?? "", { cache: "no-cache" }).then(async (answer) => {
  if (!answer.ok) return;
  const lines = (await answer.text()).split("\n");
  open = new Map(lines.map((line) => [line.split(" ")[0], line.split(" ")[1] ?? ""]));
  draw();
}, () => {});
