// @ts-check
/** “Find a company”: the names of the page, those that hold what is typed. Accents and case do not count. */
import { SITE, byId, number, say, unaccented } from "./page.js";

/** The count is spoken when the typing has come to rest. In milliseconds. */
const REST = 700;

/** @param {string} text */
const folded = (text) => unaccented(text).replace(/\s+/g, " ").trim();

const field = /** @type {HTMLInputElement} */ (byId("find"));
const none = byId("none");
const letters = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".letter")]).map((section) => ({
  section,
  link: /** @type {HTMLElement | null} */ (document.querySelector(`.letters [href="#${section.getAttribute("aria-labelledby")}"]`)),
  companies: [...section.querySelectorAll("li")].map((item) => ({
    item,
    name: folded(item.querySelector("a > span:not(.tile, .n)")?.textContent ?? ""),
  })),
}));

/** Shows the companies whose name holds the words; how many. @param {string} words */
function show(words) {
  let total = 0;
  for (const { section, link, companies } of letters) {
    let found = 0;
    for (const { item, name } of companies) {
      item.hidden = !name.includes(words);
      found += item.hidden ? 0 : 1;
    }
    section.hidden = !found;
    if (link) link.hidden = !found;
    total += found;
  }
  return total;
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let rest;
let last = "";

function find() {
  const words = folded(field.value);
  if (words === last) return;
  last = words;
  const total = show(words);
  const asked = field.value.trim();
  none.hidden = total > 0;
  /** @type {Element} */ (none.querySelector("b")).textContent = `No company called “${asked}”.`;
  /** @type {HTMLAnchorElement} */ (none.querySelector("a")).href = `${SITE.pathname}?q=${encodeURIComponent(asked)}`;
  clearTimeout(rest);
  rest = setTimeout(() => say(total ? `${number(total)} ${total === 1 ? "company" : "companies"}` : `No company called “${asked}”`), REST);
}

field.addEventListener("input", find);
// A browser may bring back what was typed before.
find();
