// @ts-check
/**
 * Text search on the home page: `?q=` and the search field in, results of Pagefind out. Nothing of it loads before the
 * field is used or the address asks; without it, or when it fails, the page is the whole list.
 */
import { SITE, address, byId, fill, fresh, pagination, row } from "./results.js";

const PER_PAGE = 30;
/** One-letter terms match most of the index and cost seconds. */
const SHORTEST = 2;
const DEBOUNCE = 200;

const root = document.documentElement;
const field = /** @type {HTMLInputElement} */ (byId("q"));
const form = /** @type {HTMLFormElement} */ (field.form);
const [count, headline, found] = ["count", "headline", "found"].map(byId);
const whole = { count: count.textContent, headline: headline.textContent, title: document.title };
const number = new Intl.NumberFormat(root.lang);
/** @type {Promise<any> | undefined} */
let engine;
/** Which question is the newest: answers to older ones are dropped. */
let newest = 0;

/** A board without jobs has no index. */
const isEmpty = !byId("list").querySelector(".row");

/** The engine, fetched once. */
function load() {
  engine ??= import(new URL("pagefind/pagefind.js", SITE).href).then(async (pagefind) => {
    await pagefind.options({ excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

/** Spoken after a short wait, so that the same words are spoken again. @param {string} message */
function say(message) {
  byId("status").textContent = "";
  setTimeout(() => { byId("status").textContent = message; }, 60);
}

/** @param {number} jobs */
const inWords = (jobs) => `${number.format(jobs)} ${jobs === 1 ? "job" : "jobs"}`;

/** Letters that a found word shares with the word asked for, at least. */
const NEAR = 3;

/**
 * Whether any marked word begins like a word asked for. Pagefind shortens a word that nothing has until something
 * matches: good for “kubernets”, nonsense for “xyzzy”, which ends as “x”.
 * @param {string} query @param {{excerpt: string}[]} found
 */
function isNear(query, found) {
  const words = query.toLowerCase().split(/\s+/);
  const marks = found.flatMap(({ excerpt }) => excerpt.match(/(?<=<mark>)[^<]+/g) ?? []).map((mark) => mark.toLowerCase());
  return !marks.length || marks.some((mark) => words.some((word) => mark.startsWith(word.slice(0, NEAR))));
}

/** What is said where nothing is found. @param {string} query @returns {[number, HTMLElement[]]} */
function nothing(query) {
  const none = fresh("t-none");
  fill(none, "b", `No job mentions “${query}”`);
  return [0, [none]];
}

/** How many jobs match, and one page of them. @param {string} query @param {number} page @returns {Promise<[number, HTMLElement[]]>} */
async function answer(query, page) {
  const { results } = isEmpty ? { results: [] } : await (await load()).search(query);
  if (!results.length) return nothing(query);
  const last = Math.ceil(results.length / PER_PAGE);
  const shown = Math.min(page, last);
  const slice = results.slice((shown - 1) * PER_PAGE, shown * PER_PAGE);
  const jobs = await Promise.all(slice.map((/** @type {any} */ one) => one.data()));
  if (!isNear(query, jobs)) return nothing(query);
  const list = Object.assign(document.createElement("ol"), { className: "rows" });
  list.setAttribute("aria-labelledby", "count");
  list.append(...jobs.map(row));
  return [results.length, last > 1 ? [list, pagination(query, shown, last)] : [list]];
}

/** The whole list again. */
function showAll() {
  root.removeAttribute("data-q");
  found.replaceChildren();
  found.hidden = true;
  [count.textContent, headline.textContent, document.title] = [whole.count, whole.headline, whole.title];
}

/** The results of a query. @param {string} query @param {number} page */
async function show(query, page) {
  const turn = ++newest;
  if (!query) return showAll();
  root.setAttribute("data-q", "");
  headline.textContent = `Search results for “${query}”`;
  document.title = `“${query}” – ${whole.title}`;
  if (found.hidden) count.textContent = "Searching…";
  const chip = fresh("t-chip");
  fill(chip, "span", `“${query}”`);
  /** @type {HTMLElement} */ (chip.querySelector("a")).ariaLabel = `Remove search: ${query}`;
  try {
    const [total, nodes] = await answer(query, page);
    if (turn !== newest) return;
    const asked = Object.assign(document.createElement("span"), { textContent: `for “${query}”` });
    count.replaceChildren(`${inWords(total)} `, asked);
    found.replaceChildren(chip, ...nodes);
    say(total ? inWords(total) : "No jobs match");
  } catch {
    if (turn !== newest) return;
    // The list comes back below the notice: it can still be browsed.
    showAll();
    const failed = fresh("t-failed");
    /** @type {HTMLElement} */ (failed.querySelector("button")).onclick = () => location.reload();
    found.replaceChildren(failed);
    say("Search could not load");
  }
  found.hidden = false;
}

/** What the address asks for. @returns {[string, number]} */
function asked() {
  const parameters = new URLSearchParams(location.search);
  const query = (parameters.get("q") || "").trim();
  return [query.length < SHORTEST ? "" : query, Math.max(1, Number.parseInt(parameters.get("page") || "1", 10) || 1)];
}

/** The field has changed, or Enter was pressed. */
function typed() {
  const query = field.value.trim().length < SHORTEST ? "" : field.value.trim();
  if (query === asked()[0] && root.hasAttribute("data-q") === Boolean(query)) return;
  // One step of history for a query, however long it was typed.
  history[query && asked()[0] ? "replaceState" : "pushState"](null, "", address(query, 1));
  show(query, 1);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
if (!isEmpty) field.addEventListener("focus", () => { load().catch(() => { engine = undefined; }); }, { once: true });
field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(typed, DEBOUNCE); });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  typed();
  if (matchMedia("(max-width: 37.4375em)").matches) field.blur();
});
addEventListener("popstate", () => { [field.value] = asked(); show(...asked()); });
[field.value] = asked();
show(...asked());
