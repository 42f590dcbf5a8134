// @ts-check
/**
 * The entry of list pages: the filters become controls, and everything else waits for the first sign that a reader wants
 * to filter, sort or search. What is done before it has come is done again when it is there.
 */
import { jobsIn, remember } from "./context.js";
import { byId, fresh, root, say } from "./page.js";
import { onChange, revert, upgrade } from "./rail.js";

/** @typedef {typeof import("./results.js")} Results */

/** Fetched together, not one after the other as they are found to import each other. */
const PARTS = ["results", "answer", "columns", "conditions", "counts", "draw", "nearness", "offers", "rows", "state", "table", "text", "texts", "zero"];
const DEBOUNCE = 200;

const main = byId("main");
const field = /** @type {HTMLInputElement} */ (byId("q"));
const form = /** @type {HTMLFormElement} */ (field.form);

/** @type {Promise<Results | void> | undefined} */
let coming;
/** @type {Results | undefined} */
let results;

/** Fetches the rest, once, and shows what the address asks for. */
function start() {
  coming ??= fetchAll().then((module) => {
    results = module;
    module.start({ failed, mended });
    return module;
  }).catch(() => {
    // Browsers remember modules that they could not load; the address has everything to go on with.
    root.removeAttribute("data-q");
    revert();
    failed(() => location.reload());
    say("Search could not load");
  });
  return coming;
}

/** @returns {Promise<Results>} */
function fetchAll() {
  for (const name of PARTS) {
    const href = new URL(`${name}.js`, import.meta.url).href;
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  }
  return import("./results.js");
}

/** @param {"filtered" | "sorted" | "typed" | "submitted" | "popped" | "warm"} what */
const act = async (what) => { (await start())?.[what](); };

/** The notice above the list, which stays. @param {() => void} retry */
function failed(retry) {
  const notice = fresh("t-failed");
  notice.querySelector("button")?.addEventListener("click", () => retry());
  byId("notice").replaceChildren(notice);
}

function mended() {
  byId("notice").replaceChildren();
}

upgrade();
// The browser may have kept what was typed; the address knows better.
field.value = new URLSearchParams(location.search).get("q") ?? "";
// An empty field is an answer too: all jobs.
form.noValidate = true;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(act, DEBOUNCE, "typed");
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  act("submitted");
});
onChange(() => act("filtered"));
const sort = document.getElementById("sort");
sort?.addEventListener("change", () => act("sorted"));
addEventListener("popstate", () => { if (coming || location.search) act("popped"); });

field.addEventListener("focus", () => act("warm"), { once: true });
for (const control of [sort, ...document.querySelectorAll(".rail, .to-filters")]) {
  for (const sign of ["focusin", "pointerenter"]) control?.addEventListener(sign, start, { once: true });
}
if (location.search) start();

// The page of a job says where it stands in the list that it was opened from.
for (const sign of ["click", "auxclick", "contextmenu"]) {
  main.addEventListener(sign, ({ target }) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest(".row h3 a"));
    if (link) remember(results?.opened() ?? listed(), /([0-9a-f]+)\/$/.exec(link.pathname)?.[1]);
  });
}

/** The jobs of the list that the page came with, and where they stand in the whole of it. */
function listed() {
  const jobs = jobsIn(byId("list"));
  const total = Number(main.dataset.total ?? jobs.length);
  const page = Number(/\/page\/(\d+)\/$/.exec(location.pathname)?.[1] ?? 1);
  const isLast = !main.querySelector("#list [rel=next]");
  return { url: location.pathname, label: "in this list", jobs, start: isLast ? total - jobs.length : (page - 1) * jobs.length, total };
}
