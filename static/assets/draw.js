// @ts-check
/**
 * An answer onto the page, in one go: headings, chips, rows or ways out. `drawList` brings back the list that the page
 * came with. Nothing here knows where answers come from, or of history.
 */
import { without } from "./conditions.js";
import { SITE, byId, fill, fresh, jobs, number, root } from "./page.js";
import { make } from "./nodes.js";
import { pagination, rows } from "./rows.js";
import { empty, orderOf } from "./state.js";
import { zero } from "./zero.js";

/** @typedef {import("./answer.js").View} View */
/** @typedef {import("./answer.js").Way} Way */
/** @typedef {View["state"]} State */
/** Leads to a state; `after` is called when it is drawn. @typedef {(state: State, after?: () => void) => void} Go */

const [count, headline, chips, found, list] = ["count", "headline", "chips", "found", "list"].map(byId);
const whole = { count: [...count.childNodes], chips: [...chips.childNodes], headline: headline.textContent, title: document.title };
/** A button of words, as long as it is there. */
const button = (/** @type {string} */ words, /** @type {() => void} */ act, className = "text-button") => {
  const node = make("button", { type: "button", class: className }, words);
  node.addEventListener("click", act);
  return node;
};

/** @param {View} view @param {Go} go @param {(state: State) => string} address */
export function draw(view, go, address) {
  const { state, last, conditions } = view;
  count.replaceChildren(jobs(view.total), ...among(view));
  count.removeAttribute("data-slow");
  headline.textContent = state.q ? `Search results for “${state.q}”` : whole.headline;
  document.title = title(view);
  chips.replaceChildren(...chipsOf(view, go));
  found.replaceChildren(...[offersOf(view, go), hiddenOf(view, go)].flat());
  if (view.total) {
    const dated = orderOf(state) !== "new";
    found.append(...rows(view.rows, view.groups, dated, view.excerpts));
    found.append(...pagination(state.page, last, (page) => address({ ...state, page })));
  } else {
    found.append(zero(view, go));
  }
  chips.hidden = !conditions.length;
  show(true);
}

/** The list that the page came with. */
export function drawList() {
  count.replaceChildren(...whole.count);
  count.removeAttribute("data-slow");
  chips.replaceChildren(...whole.chips);
  chips.hidden = false;
  [headline.textContent, document.title] = [whole.headline, whole.title];
  found.replaceChildren();
  show(false);
}

/** Results in place of the list, or the list. @param {boolean} results */
function show(results) {
  if (results) root.setAttribute("data-q", "on");
  else root.removeAttribute("data-q");
  found.hidden = !results;
  list.hidden = results;
  for (const node of [found, list]) node.removeAttribute("aria-busy");
}

/** Old rows stay where they are while new ones are awaited. */
export function dim() {
  for (const node of [found, list]) node.setAttribute("aria-busy", "true");
}

/** @param {string} words */
export function slow(words) {
  count.textContent = words;
  count.setAttribute("data-slow", "");
}

/** What the heading says after the number. @param {View} view @returns {(Node | string)[]} */
function among({ state, total, mentioned }) {
  if (!state.q) return [];
  const of = mentioned > total ? `of ${number(mentioned)} ` : "";
  return [" ", make("span", {}, `${of}for “${state.q}”`)];
}

/** @param {View} view */
function title({ state, last, conditions }) {
  const site = whole.title.split(" – ").at(-1);
  const part = state.page > 1 ? ` (page ${state.page} of ${last})` : "";
  const words = conditions.filter(({ kind }) => kind !== "q").map(({ label }) => label).join(", ");
  const head = state.q ? [`Search results for “${state.q}”`, words].filter(Boolean).join(": ") : words || whole.headline;
  return `${head}${part} – ${site}`;
}

/** @param {View} view @param {Go} go */
function chipsOf({ state, conditions }, go) {
  const nodes = conditions.map((condition, index) => {
    const { kind, label } = condition;
    const chip = fresh("t-chip");
    fill(chip, "span", label);
    chip.setAttribute("aria-label", `Remove ${kind === "q" ? "search" : "filter"}: ${label}`);
    chip.addEventListener("click", () => go(without(state, condition), () => focusChip(index)));
    return chip;
  });
  return nodes.length ? [...nodes, button("Clear all", () => go(empty()))] : [];
}

/** After a chip has gone: the next one, else the one before, else the heading of the results. @param {number} index */
function focusChip(index) {
  const left = /** @type {NodeListOf<HTMLElement>} */ (chips.querySelectorAll(".chip"));
  (left[index] ?? left[index - 1] ?? count).focus({ preventScroll: true });
}

/** Skills and companies that the query names. @param {View} view @param {Go} go */
function offersOf({ skills, companies }, go) {
  if (!skills.length && !companies.length) return [];
  const line = make("p", { class: "offers" });
  for (const { label, state, total } of skills) {
    const offer = button(`Skill: ${label}`, () => go(state), "offer");
    offer.append(make("span", {}, ` · ${jobs(total)}`));
    line.append(offer, " ");
  }
  for (const { label, slug, total } of companies) {
    const link = make("a", { class: "offer", href: `${SITE.pathname}companies/${slug}/` }, `Company: ${label}`);
    if (total) link.append(make("span", {}, ` · ${jobs(total)}`));
    line.append(link, " ");
  }
  return [line];
}

/** How many jobs a pay filter hides only because they say nothing. @param {View} view @param {Go} go */
function hiddenOf({ state, hidden, total }, go) {
  if (!hidden || !total) return [];
  const words = `${jobs(hidden)} that ${hidden === 1 ? "does" : "do"} not state pay ${hidden === 1 ? "is" : "are"} hidden. `;
  return [make("p", { class: "unpaid" }, words, button("Show them", () => go({ ...state, pay: 0, paid: false, page: 1 })))];
}
