// @ts-check
/** A facet with more options than the rail has room for: "Show all 58", "Show fewer", and a field to find one among many. */
import { say, unaccented } from "./page.js";

/** What is ticked is always seen. @param {HTMLElement} option */
const isTicked = (option) => Boolean(option.querySelector(":checked"));

/** @param {HTMLElement} facet */
const options = (facet) => /** @type {HTMLElement[]} */ ([...facet.querySelectorAll(".opt")]);

/** Letters alone, for comparing. @param {string | null | undefined} text */
const plain = (text) => unaccented(text ?? "").trim();

/**
 * The fold that works without script → a button after the options, so that focus goes through them in the order in which
 * they are read.
 * @param {HTMLDetailsElement} details
 */
export function fold(details) {
  const facet = /** @type {HTMLElement} */ (details.closest("fieldset"));
  const rest = options(details);
  const words = details.querySelector(".more")?.textContent ?? "";
  const button = Object.assign(document.createElement("button"), { type: "button", className: "text-button" });
  let isOpen = details.open;
  /** @type {HTMLElement | undefined} */
  let finder;
  details.replaceWith(...rest, button);
  show();
  button.addEventListener("click", () => {
    const first = rest.find((option) => option.hidden && !option.querySelector(":disabled"));
    isOpen = !isOpen;
    show();
    if (isOpen) first?.querySelector("input")?.focus();
    else button.scrollIntoView({ block: "nearest" });
  });

  function show() {
    finder?.remove();
    for (const option of options(facet)) option.hidden = !isOpen && rest.includes(option) && !isTicked(option);
    finder = isOpen && facet.dataset.find ? find(facet, facet.dataset.find) : undefined;
    button.textContent = isOpen ? "Show fewer" : words;
    button.setAttribute("aria-expanded", `${isOpen}`);
  }
}

/** A field above the options, which leaves those that have its letters. @param {HTMLElement} facet @param {string} name */
function find(facet, name) {
  const finder = document.createElement("div");
  const field = Object.assign(document.createElement("input"), { className: "field", placeholder: name, ariaLabel: name, autocomplete: "off", spellcheck: false });
  const none = Object.assign(document.createElement("p"), { className: "hint" });
  field.addEventListener("input", () => {
    const all = options(facet);
    for (const option of all) option.hidden = !plain(option.querySelector("span")?.textContent).includes(plain(field.value));
    const found = all.filter((option) => !option.hidden).length;
    none.textContent = found ? "" : `Nothing called “${field.value.trim()}”`;
    say(none.textContent || `${found} shown`);
  });
  finder.append(field, none);
  options(facet)[0].before(finder);
  return finder;
}
