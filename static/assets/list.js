// @ts-check
/**
 * The entry of list pages: the filters become controls, and everything else waits for the first sign that a reader wants
 * to filter, sort or search. What is done before it has come is done again when it is there.
 */
import { watch } from "./opened.js";
import { byId, fresh, root, say } from "./page.js";
import { onChange, revert, upgrade } from "./rail.js";

/** @typedef {typeof import("./results.js")} Results */

/** Fetched together, not one after the other as they are found to import each other. */
const PARTS = ["results", "answer", "columns", "conditions", "counts", "draw", "nearness", "nodes", "offers", "rows", "state", "table", "text", "texts", "zero"];
const DEBOUNCE = 200;

const field = /** @type {HTMLInputElement} */ (byId("q"));
const form = /** @type {HTMLFormElement} */ (field.form);

/** @type {Promise<Results | void> | undefined} */
let coming;
/** @type {Results | undefined} */
let results;

/** What the reader has done before the rest was there. @type {(() => void)[]} */
const done = [];

/** Fetches the rest, once, and shows what the address asks for. */
function start() {
  coming ??= fetchAll().then((module) => {
    results = module;
    module.start({ failed, mended }, done);
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

/** @param {"filtered" | "sorted" | "typed" | "submitted" | "popped" | "warm"} what @param {string} [kind] of filter */
function act(what, kind) {
  if (results) return results[what](kind);
  done.push(() => results?.[what](kind));
  start();
}

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
onChange((kind) => act("filtered", kind));
const sort = document.getElementById("sort");
sort?.addEventListener("change", () => act("sorted"));
addEventListener("popstate", () => { if (coming || location.search) act("popped"); });

field.addEventListener("focus", () => act("warm"), { once: true });
for (const control of [sort, ...document.querySelectorAll(".rail, .to-filters")]) {
  for (const sign of ["focusin", "pointerenter"]) control?.addEventListener(sign, start, { once: true });
}
if (location.search) start();

// What is found comes before what the page came with.
watch(() => results?.opened() ?? null);
