// @ts-check
/**
 * Jobs of the table as nodes: rows, months, the pages of a list, equal to those that the templates `_row.html` and
 * `_pagination.html` draw (a test compares). Other people's words go in as text only.
 */
import { dotted, make, tile, who } from "./nodes.js";
import { SITE, fresh, jobs, number } from "./page.js";

/** @typedef {import("./texts.js").RowData} RowData */
/** @typedef {{key: string, label: string, count: number}} Month What a group of rows stands under, and how many jobs of the whole list do. */

/** Width of the pay strip of a row, in units of its viewBox; the height of its band is its smallest width (display/strip.py). */
const WIDTH = 148;
const BAND = 5;

/** @param {Element} node @param {string} part */
const at = (node, part) => /** @type {HTMLElement} */ (node.querySelector(part));

/**
 * One job. `dated`: where the list is not grouped by month. `excerpt`: what Pagefind marked, if anything.
 * @param {RowData} job @param {boolean} dated @param {string} [excerpt]
 */
export function row(job, dated, excerpt) {
  const node = fresh("t-row");
  // New since the last visit can only be what has a day.
  if (job.date && job.date.iso.length > 7) node.dataset.day = job.date.iso;
  if (job.ends) node.dataset.ends = job.ends;
  const link = at(node, "h3 a");
  link.textContent = job.title;
  link.setAttribute("href", `${SITE.pathname}jobs/${job.slug}/`);
  const { company } = job;
  tile(at(node, ".tile"), company?.name ?? "", company?.colour ?? -1);
  at(node, ".who").append(...who(company?.name ?? "", job.place));
  /** @type {(Node | string)[]} */
  const facts = [...job.details];
  if (dated && job.date) facts.push(make("time", { datetime: job.date.iso }, job.date.text));
  if (facts.length) at(node, ".meta").append(...dotted(facts));
  else at(node, ".meta").remove();
  mark(at(node, ".excerpt"), excerpt || "");
  pay(at(node, ".pay"), job);
  const save = at(node, ".save");
  save.dataset.id = job.id;
  save.setAttribute("aria-label", `Save ${job.title}` + (company ? ` at ${company.name}` : ""));
  return node;
}

/** @param {HTMLElement} node @param {RowData} job */
function pay(node, { pay, low, high }) {
  if (!pay) return node.remove();
  const [figure, suffix, spoken] = pay;
  const text = at(node, "p");
  text.append(figure);
  if (suffix) text.append(" ", make("span", { class: "per", "aria-hidden": "true" }, suffix));
  if (spoken) text.append(make("span", { class: "vh" }, ` ${spoken}`));
  strip(at(node, ".strip"), low ?? high, high ?? low);
}

/** The range on the scale of the site, as display/strip.py draws it. @param {Element} node @param {number | null} low @param {number | null} high */
function strip(node, low, high) {
  if (low === null || high === null) return node.remove();
  const scale = Number(node.getAttribute("data-scale"));
  node.removeAttribute("data-scale");
  const [band, arrow] = node.querySelectorAll(".part");
  const beyond = high > scale;
  const end = beyond ? WIDTH - 8 : (WIDTH * high) / scale;
  const start = Math.min((WIDTH * Math.min(low, scale)) / scale, beyond ? WIDTH - 18 : WIDTH);
  const x = end - start < BAND ? (start + end - BAND) / 2 : start;
  band.setAttribute("x", tenth(Math.min(Math.max(x, 0), WIDTH - BAND)));
  band.setAttribute("width", tenth(Math.max(end - start, BAND)));
  if (!beyond) arrow.remove();
}

/** To one digit, halves to even, as Python rounds them. @param {number} value */
const tenth = (value) => (value % 1 === 0.25 ? value - 0.05 : value).toFixed(1);

/**
 * An excerpt comes as escaped words with `<mark>`: it is parsed apart from the page, and only text and marks are taken.
 * @param {HTMLElement} into @param {string} excerpt
 */
function mark(into, excerpt) {
  if (!excerpt.includes("<mark>")) return into.remove();
  for (const part of new DOMParser().parseFromString(excerpt, "text/html").body.childNodes) {
    const text = part.textContent || "";
    into.append(part.nodeName === "MARK" ? make("mark", {}, text) : text);
  }
  into.append(" …");
}

/**
 * The rows of one page below each other. With `groups`, one for each row, they stand under their months; without, in one
 * list whose name is the heading of the results.
 * @param {RowData[]} found @param {(Month | null)[]} groups @param {boolean} dated @param {string[]} excerpts
 */
export function rows(found, groups, dated, excerpts) {
  /** @type {HTMLElement[]} */
  const nodes = [];
  found.forEach((job, index) => {
    const group = groups[index] ?? null;
    if (!index || group?.key !== groups[index - 1]?.key) nodes.push(list(group));
    const last = nodes[nodes.length - 1];
    (last.matches("ol") ? last : at(last, "ol")).append(row(job, dated, excerpts[index]));
  });
  return nodes;
}

/** An empty list, under its group line if it has one. @param {Month | null} group */
function list(group) {
  if (!group) return make("ol", { class: "rows", "aria-labelledby": "count" });
  const id = `f-${group.key}`;
  const name = /^\d/.test(group.key) ? make("time", { datetime: group.key }, group.label) : group.label;
  const line = make("p", { id }, make("b", {}, name), " ", make("span", {}, jobs(group.count)));
  return make("div", { class: "month" }, line, make("ol", { class: "rows", "aria-labelledby": id }));
}

/**
 * The numbered pages of results, plain links: a new tab, sharing and Back need nothing. Nothing for one page.
 * @param {number} current @param {number} last @param {(page: number) => string} address
 */
export function pagination(current, last, address) {
  if (last < 2) return [];
  const nav = make("nav", { class: "pages", "aria-label": "Pages of results" });
  const step = (/** @type {string} */ rel, /** @type {string} */ name, /** @type {number} */ page) =>
    make("a", { class: rel === "next" ? "step next" : "step", rel, href: address(page), "data-page": `${page}` }, name);
  if (current > 1) nav.append(step("prev", "Previous page", current - 1));
  nav.append(make("ul", {}, ...numbers(current, last).map((page) => {
    if (!page) return make("li", { "aria-hidden": "true" }, "…");
    const here = page === current;
    const link = make("a", { ...(here && { "aria-current": "page" }), "aria-label": `Page ${page}${here ? ", current page" : ""}`, href: address(page), "data-page": `${page}` }, number(page));
    return make("li", {}, link);
  })));
  if (current < last) nav.append(step("next", "Next page", current + 1));
  return [nav];
}

/** The ends, the neighbours, 0 for a gap of two or more, as listing.py has them. @param {number} current @param {number} last */
function numbers(current, last) {
  const wanted = new Set([1, last, current - 1, current, current + 1, ...(current === 1 ? [2, 3] : [])]);
  /** @type {number[]} */
  const shown = [];
  let previous = 0;
  for (const page of [...wanted].filter((each) => each > 0 && each <= last).sort((a, b) => a - b)) {
    if (page - previous === 2) shown.push(page - 1);
    else if (page - previous > 2) shown.push(0);
    shown.push(page);
    previous = page;
  }
  return shown;
}
