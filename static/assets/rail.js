// @ts-check
/**
 * The facets as controls: links become checkboxes in place, are read, written and counted. The order of options never
 * changes, and nothing that is ticked is hidden. Nothing here knows what a filter finds, or of addresses.
 */
import { fold } from "./fold.js";
import { byId, number } from "./page.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./state.js").Group} Group */
/** @typedef {Pick<State, Group | "pay" | "paid" | "since">} Filters */
/** Jobs that each option would leave. @typedef {Record<Group | "pay" | "since", Record<string, number>> & {paid: number}} Counts */

/** @type {readonly Group[]} */
const GROUPS = ["role", "cat", "in", "level", "skill"];
/** @returns {Filters} */
const none = () => ({ role: [], cat: [], in: [], level: [], skill: [], pay: 0, paid: false, since: "" });

/** A board without jobs has no rail: then nothing is ever ticked. */
const rail = byId("filters") ?? document.createElement("aside");
/** What each checkbox was before. @type {Map<HTMLElement, Element>} */
const before = new Map();
/** What was written: the rail has no control for a filter that no job of the board meets. */
let written = none();
/** What was ticked when it was last written or asked for. */
let heard = none();
/** @type {((kind: string) => void)[]} */
const changed = [];
/** @type {((ticked: number, total: number | undefined) => void)[]} */
const told = [];
/** @type {number | undefined} */
let found;

/** @type {(event: PopStateEvent) => void} */
let stepped = () => {};
// Before the list listens: the panel's steps of history are not the list's.
addEventListener("popstate", (event) => stepped(event));

/** Called when the reader has gone back or forward, first of all. @param {(event: PopStateEvent) => void} act */
export const onStep = (act) => { stepped = act; };

/** @returns {HTMLInputElement[]} */
const boxes = () => [...rail.querySelectorAll(/** @type {"input"} */ (".opt > input"))];
/** @param {string} name @returns {HTMLSelectElement | null} */
const select = (name) => rail.querySelector(`select[name="${name}"]`);
/** @param {string} kind @returns {HTMLElement | null} */
const facet = (kind) => rail.querySelector(`fieldset[data-kind="${kind}"]`);

/** Links → checkboxes, where they stand: CSS has kept their places since before the first paint. */
export function upgrade() {
  rail.classList.add("live");
  for (const option of rail.querySelectorAll(/** @type {"a"} */ (".opt:not(label)"))) {
    const kind = option.closest("fieldset")?.dataset.kind ?? "";
    const label = box(kind, option.dataset.slug ?? "", option.hasAttribute("aria-current"));
    label.append(...option.childNodes);
    before.set(label, option);
    option.replaceWith(label);
  }
  rail.querySelectorAll("details").forEach(fold);
  written = heard = read();
  button(rail.querySelector("a.clear"), "text-button clear")?.addEventListener("click", () => {
    clear();
    byId("count").focus({ preventScroll: true });
  });
  button(document.querySelector("a.to-filters"), "button to-filters", "dialog")?.addEventListener("click", () =>
    import("./panel.js").then(({ open }) => open(), () => { revert(); rail.scrollIntoView(); }));
  rail.addEventListener("change", (event) => {
    const { name } = /** @type {HTMLInputElement} */ (event.target);
    if (name) tell(name);
  });
}

/** Checkboxes → links: where filtering cannot be had they still lead somewhere. */
export function revert() {
  for (const [label, option] of before) {
    option.append(...[...label.childNodes].filter((node) => node.nodeName !== "INPUT"));
    label.replaceWith(option);
  }
  before.clear();
  for (const label of rail.querySelectorAll("label.opt, button")) label.remove();
  rail.classList.remove("live");
}

/** A link that script has made an action. @param {HTMLElement | null} link @param {string} className @param {string} [opens] */
function button(link, className, opens = "") {
  if (!link) return null;
  const made = Object.assign(document.createElement("button"), { type: "button", className, hidden: link.hidden });
  if (opens) made.setAttribute("aria-haspopup", opens);
  made.append(...link.childNodes);
  link.replaceWith(made);
  return made;
}

/** @param {string} kind @param {string} slug @param {boolean} checked */
function box(kind, slug, checked) {
  const label = Object.assign(document.createElement("label"), { className: "opt" });
  label.append(Object.assign(document.createElement("input"), { type: "checkbox", name: kind, value: slug, checked }));
  return label;
}

/** What is ticked and chosen. @returns {Filters} */
export function read() {
  /** @param {string} kind */
  const ticked = (kind) => boxes().filter(({ name, checked }) => name === kind && checked).map(({ value }) => value).sort();
  const filters = { ...written };
  for (const kind of GROUPS) if (facet(kind)) filters[kind] = ticked(kind);
  if (facet("paid")) filters.paid = ticked("paid").length > 0;
  const [pay, since] = [select("pay"), select("since")];
  if (pay) filters.pay = Number(pay.value);
  if (since) filters.since = since.value;
  return filters;
}

/**
 * What the reader has ticked and chosen since, in a state that the rail need not show yet.
 * @param {State} state @returns {State}
 */
export function heardIn(state) {
  const [now, then] = [read(), heard];
  const next = { ...state };
  for (const kind of GROUPS) {
    const kept = state[kind].filter((slug) => now[kind].includes(slug) || !then[kind].includes(slug));
    next[kind] = [...new Set([...kept, ...now[kind].filter((slug) => !then[kind].includes(slug))])].sort();
  }
  if (now.pay !== then.pay) next.pay = now.pay;
  if (now.paid !== then.paid) next.paid = now.paid;
  if (now.since !== then.since) next.since = now.since;
  heard = now;
  return next;
}

/**
 * Ticks and chooses what the state says. Skills past those that the rail lists are added to it.
 * @param {Filters} state @param {(kind: Group | "pay" | "since", slug: string) => string} label the words of an option
 */
export function write(state, label) {
  const { role, cat, in: places, level, skill, pay, paid, since } = state;
  written = { role, cat, in: places, level, skill, pay, paid, since };
  for (const kind of GROUPS) for (const slug of state[kind]) if (!boxes().some(({ name, value }) => name === kind && value === slug)) add(kind, slug, label);
  for (const input of boxes()) {
    input.checked = input.name === "paid" ? state.paid : state[/** @type {Group} */ (input.name)].includes(input.value);
    if (input.checked) /** @type {HTMLElement} */ (input.parentElement).hidden = input.disabled = false;
  }
  choose("pay", state.pay ? `${state.pay}` : "", label("pay", ""));
  choose("since", state.since, label("since", ""));
  heard = read();
  tell();
}

/** @param {Group} kind @param {string} slug @param {(kind: Group, slug: string) => string} label */
function add(kind, slug, label) {
  const made = box(kind, slug, true);
  const words = Object.assign(document.createElement("span"), { textContent: label(kind, slug) });
  made.append(words, Object.assign(document.createElement("span"), { className: "n" }));
  [...(facet(kind)?.querySelectorAll(".opt") ?? [])].at(-1)?.after(made);
}

/** @param {string} name @param {string} value @param {string} label of a value that the select does not offer */
function choose(name, value, label) {
  const node = select(name);
  if (!node) return;
  if (![...node.options].some((option) => option.value === value)) {
    node.append(new Option(label, value));
    node.options[node.length - 1].dataset.label = label;
  }
  node.value = value;
}

/** The number beside each option, and how many jobs there are now. @param {Counts} counts @param {number} total */
export function showCounts(counts, total) {
  for (const input of boxes()) {
    const count = input.name === "paid" ? counts.paid : counts[/** @type {Group} */ (input.name)][input.value] ?? 0;
    const [figure, words] = [number(count), count === 1 ? " job" : " jobs"];
    const shown = input.parentElement?.querySelector(".n");
    // What has not changed is not laid out again.
    if (shown?.textContent !== figure + words) {
      shown?.replaceChildren(figure, Object.assign(document.createElement("span"), { className: "vh", textContent: words }));
    }
    // What has focus keeps it: a control that is disabled would lose it.
    input.disabled = !count && !input.checked && input !== document.activeElement;
  }
  for (const name of /** @type {const} */ (["pay", "since"])) {
    for (const option of select(name)?.options ?? []) {
      if (!option.value) continue;
      const count = counts[name][option.value] ?? 0;
      option.text = `${option.dataset.label} (${number(count)})`;
      option.disabled = !count && !option.selected;
    }
  }
  found = total;
  tell();
}

/** Called with the kind of what the reader has ticked or chosen, and with nothing for all of it. @param {(kind: string) => void} act */
export const onChange = (act) => { changed.push(act); };

/** Called with how many filters are on and how many jobs there are, where that is known: at once, and whenever it changes. @param {(ticked: number, total: number | undefined) => void} act */
export function onCount(act) {
  told.push(act);
  act(size(), found);
}

/** Everything off; the query stays. */
export function clear() {
  write(none(), (_kind, slug) => slug);
  tell("");
}

/** How many filters are on. */
function size() {
  const { pay, paid, since, ...lists } = read();
  return Object.values(lists).flat().length + [pay, paid, since].filter(Boolean).length;
}

/** What is on is said where it can be seen, and to who listens. @param {string} [kind] of what the reader has changed */
function tell(kind) {
  const ticked = size();
  const [off, opener] = [rail.querySelector(".clear"), document.querySelector(".to-filters span")];
  if (off) /** @type {HTMLElement} */ (off).hidden = !ticked;
  if (opener) opener.textContent = ticked ? `Filters (${number(ticked)})` : "Filters";
  for (const act of told) act(ticked, found);
  if (kind !== undefined) for (const act of changed) act(kind);
}
