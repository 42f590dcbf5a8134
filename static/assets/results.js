// @ts-check
/**
 * The controller of a list: a state in the address and the controls, its answer on the page. Every change goes through
 * `go`; answers to older questions are dropped. list.js fetches this when a reader first means to filter or search.
 */
import { answer, ready } from "./answer.js";
import { dim, draw, drawList, slow } from "./draw.js";
import { SITE, byId, isPlainClick, jobs, root, say } from "./page.js";
import * as rail from "./rail.js";
import { mark } from "./saved.js";
import { fits, fixedOf, format, orderOf, parse } from "./state.js";
import { readTab, writeTab } from "./storage.js";

/** @typedef {import("./answer.js").View} View */
/** @typedef {View["state"]} State */
/**
 * `after`: when it is drawn. `replace`: no step of history. `keep`: the controls are the reader's. `speak`: the count.
 * @typedef {{after?: () => void, replace?: boolean, keep?: boolean, speak?: boolean}} How
 */

/** Letters that are searched for while they are typed: fewer match most of the index. */
const SHORTEST = 2;
/** When the wait is put into words, when the count is spoken: milliseconds. */
const [SLOW, SPEAK] = [4000, 700];
/** Characters of an answer that the tab keeps; of a longer one only the place in it. */
const MOST_KEPT = 120_000;

const main = byId("main");
const [count, found] = ["count", "found"].map(byId);
const field = /** @type {HTMLInputElement} */ (byId("q"));
const sort = /** @type {HTMLSelectElement | null} */ (document.getElementById("sort"));
const best = new Option("Best match", "match");
const fixed = fixedOf(main);
/** Where this list begins: on its further pages every change leads there. */
const own = main.dataset.first ?? location.pathname;

/** The address of a state: of this list as long as the state has its filter, else of the whole list. @param {State} state */
const addressOf = (state) => (fits(state, fixed) ? own + format(state, fixed) : SITE.pathname + format(state));

/** Answers by address: Back draws at once. @type {Map<string, View>} */
const answers = new Map();

let state = asked();
/** What is drawn in place of the list that the page came with. @type {View | null} */
let shown = null;
/** Which question is the newest. */
let newest = 0;
/** True from the first change of the query until the field loses focus: all of it is one step of history. */
let typing = false;
/** While what the reader has done before this was there is made up for: the controls stay as they are. */
let catchingUp = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;
/** The notice above the list. @type {{failed: (retry: () => void) => void, mended: () => void}} */
let notice;

/** Shows what the address asks for, and then what was `done` meanwhile. @param {typeof notice} shows @param {(() => void)[]} done */
export function start(shows, done) {
  notice = shows;
  if (own !== location.pathname && !isPlain(state)) return location.replace(addressOf(done.length ? madeUpFor() : state));
  const kept = readTab("results");
  const [visit] = performance.getEntriesByType("navigation");
  const back = /** @type {PerformanceNavigationTiming | undefined} */ (visit)?.type === "back_forward" && kept?.url === location.href;
  if (back && kept.view) answers.set(addressOf(state), kept.view);
  catchingUp = done.length > 0;
  // What has been done to the controls of a plain list meanwhile stays.
  show(state, { keep: isPlain(state), after: () => { if (back) scrollToPlace(kept.y); } });
  for (const act of done) act();
  if (newest > 1) control();
  catchingUp = false;
}

/** What the address asks for and what has been ticked and typed meanwhile: this page is being left. @returns {State} */
const madeUpFor = () => ({ ...rail.heardIn(state), q: oneLine(field.value), page: 1 });

/** A change by the reader. @param {State} next @param {How} [how] */
function go(next, how = {}) {
  const address = addressOf(next);
  const { pathname, search } = location;
  if (new URL(address, location.href).pathname !== pathname) return location.assign(address);
  if (address !== pathname + search) {
    if (history.state?.panel) stepAfterPanel();
    if (how.replace || history.state?.panel) history.replaceState(history.state, "", address);
    else step(address);
  }
  return show(next, { speak: true, ...how });
}

/** A step of history, from a place in the list. @param {string} address */
function step(address) {
  history.replaceState({ ...history.state, y: scrollY }, "");
  history.pushState(null, "", address);
}

let awaitsPanel = false;

/** What is ticked in the panel becomes one step when the panel's own is gone. */
async function stepAfterPanel() {
  if (awaitsPanel) return;
  awaitsPanel = true;
  (await import("./panel.js")).onClose(() => {
    const address = addressOf(state);
    if (address !== location.pathname + location.search) step(address);
  });
}

/** @param {State} next @param {How} how */
async function show(next, how) {
  const turn = ++newest;
  const plain = isPlain(next);
  state = next;
  if (!how.keep && !catchingUp) control();
  clearTimeout(speaking);
  // At once, so that the masthead folds with the click and not after it.
  if (plain) put(null);
  else if (!root.hasAttribute("data-q")) root.setAttribute("data-q", "on");
  const waits = plain ? undefined : setTimeout(wait, SLOW);
  if (!plain) dim();
  try {
    const key = addressOf(next);
    const view = await (answers.get(key) ?? answer(next));
    answers.set(key, view);
    if (turn === newest) settle(view, how);
  } catch {
    // The list is still there; what could not load is asked for again by the next change.
    if (turn === newest && !plain) fail();
  } finally {
    clearTimeout(waits);
  }
}

/** The answer has come. @param {View} view @param {How} how */
function settle(view, { after, keep, speak }) {
  notice.mended();
  state = view.state;
  const plain = isPlain(state);
  // Junk goes out of the address, and a page past the last one.
  const address = plain ? location.pathname : addressOf(state);
  if (address !== location.pathname + location.search) history.replaceState(history.state, "", address + location.hash);
  put(plain ? null : view);
  if (!keep) rail.write(state, (kind, slug) => view.conditions.find((one) => one.kind === kind && one.slug === slug)?.label ?? slug);
  if (view.counts) rail.showCounts(view.counts, view.total);
  after?.();
  if (speak) speaking = setTimeout(() => say(view.total ? jobs(view.total) : "No jobs match"), SPEAK);
}

/** Onto the page; null is the list that it came with. Focus does not fall out of it. @param {View | null} view */
function put(view) {
  if (!view && !shown && !root.hasAttribute("data-q")) return;
  const focused = document.activeElement;
  shown = view;
  if (view) draw(view, (next, after) => go(next, { after }), addressOf);
  else drawList();
  mark(found);
  // Not asked of the layout: that would be calculated twice.
  if (!focused?.isConnected || focused.closest("[hidden]")) count.focus({ preventScroll: true });
  // Rows that script draws are not there yet when the browser would scroll to them.
  history.scrollRestoration = view ? "manual" : "auto";
}

function wait() {
  slow("Still loading search…");
  say("Still loading search…");
}

/** The list comes back below the notice: it can still be browsed. */
function fail() {
  put(null);
  notice.failed(() => show(state, { speak: true }));
  say("Search could not load");
}

/** The controls beside the filters say what is asked for. */
function control() {
  // Not one letter taken from who is typing.
  if (document.activeElement !== field && field.value.trim() !== state.q) field.value = state.q;
  if (!sort) return;
  if (state.q) sort.append(best);
  else best.remove();
  sort.value = orderOf(state);
}

/** What the address asks for, the page's own filter included. @returns {State} */
function asked() {
  const found = parse(location.search, fixed);
  return isPlain(found) ? { ...found, page: 1 } : found;
}

/** Whether it is the list that the page came with. @param {State} state */
function isPlain(state) {
  return fits(state, fixed) && !format({ ...state, page: 1 }, fixed);
}

/** @param {number} [y] */
function scrollToPlace(y) {
  if (y !== undefined) scrollTo({ top: y, behavior: "instant" });
}

function toHeading() {
  count.scrollIntoView({ behavior: "instant" });
  count.focus({ preventScroll: true });
}

/** A tick, a choice; nothing is left of them where all filters were cleared. @param {string} [kind] */
export function filtered(kind) {
  go({ ...(kind ? rail.heardIn(state) : { ...state, ...rail.read() }), page: 1 });
}

/** The sort order. */
export function sorted() {
  go({ ...state, sort: sort?.value ?? "", page: 1 });
}

/** A change of the query; on further pages it waits for Enter, since it leads elsewhere. */
export function typed() {
  const words = field.value.trim();
  if (own === location.pathname) query(words.length < SHORTEST ? "" : words, {});
}

/** Enter. */
export function submitted() {
  const phone = matchMedia("(max-width: 37.4375em)").matches;
  if (phone) field.blur();
  query(field.value.trim(), phone ? { after: toHeading } : {});
}

/** @param {string} words */
const oneLine = (words) => words.trim().replace(/\s+/g, " ");

/** @param {string} words @param {How} how */
function query(words, how) {
  const q = oneLine(words);
  if (q === state.q) return how.after?.();
  // An order that was chosen for one query is kept for the next, as long as there is one.
  const order = state.q || state.sort === "pay" ? state.sort : "";
  go({ ...state, q, sort: order, page: 1 }, { ...how, replace: typing });
  typing = document.activeElement === field;
}

/** Back and Forward. */
export function popped() {
  typing = false;
  const next = asked();
  // An anchor, the panel: the list has not changed.
  if (addressOf(next) === addressOf(state)) return;
  const { y } = history.state ?? {};
  field.value = next.q;
  show(next, { after: () => scrollToPlace(y), speak: true });
}

/** The list around a job that is being opened, for the job's page; nothing where the page's own list is shown. */
export function opened() {
  if (!shown) return null;
  const { around: { jobs, start }, total } = shown;
  return { url: location.pathname + location.search, label: "in your search", jobs, start, total };
}

/** The field is about to be used: what answers it takes a moment to start. */
export function warm() {
  ready().catch(() => {});
}

field.addEventListener("blur", () => { typing = false; });

found.addEventListener("click", (event) => {
  const { page } = /** @type {HTMLElement} */ (event.target).dataset;
  if (!page || !isPlainClick(event)) return;
  event.preventDefault();
  go({ ...state, page: Number(page) }, { after: toHeading });
});

// Where the browser does not keep the page itself, the tab keeps its answer.
addEventListener("pagehide", () => {
  const view = JSON.stringify(shown).length <= MOST_KEPT ? shown : null;
  writeTab("results", shown && { url: location.href, y: scrollY, view });
});
