// @ts-check
/** What each single-key shortcut does, and their off switch. keys.js loads it when it is first needed. */
import { byId, say } from "./page.js";
import { read, write } from "./storage.js";

const SAVE = /** @type {"button"} */ ("button.save");

/** @param {string} selector */
const shown = (selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]).filter((node) => node.checkVisibility());

/** @typedef {Record<string, () => HTMLElement | null | undefined>} Keys */

/** What is pressed. @type {Keys} */
const PRESS = {
  "?": () => document.querySelector('.foot a[href$="#shortcuts"]'),
  "[": () => shown(".context [rel=prev][href]")[0],
  "]": () => shown(".context [rel=next][href]")[0],
  f: () => {
    const [button] = shown(".to-filters");
    // There the focus returns when the panel closes.
    button?.focus();
    return button;
  },
  s: () => document.activeElement?.closest(".row")?.querySelector(SAVE) ?? shown(`main.job ${SAVE}`)[0],
};

/** What is given focus, where nothing is pressed. @type {Keys} */
const FOCUS = {
  "/": () => shown("#q, #find")[0],
  f: () => shown("#filters :is(input, select, a)")[0],
  j: () => title(1),
  k: () => title(-1),
};

/** The title after or before the one that has focus; the first one below the top of the window where none has. @param {number} step */
function title(step) {
  const titles = shown("main .row h3 a");
  const at = titles.findIndex((link) => link.closest(".row")?.contains(document.activeElement));
  return at < 0 ? titles.find((link) => link.getBoundingClientRect().top >= 0) : titles[at + step];
}

/** @param {string} key */
export function press(key) {
  const button = PRESS[key]?.();
  const next = button ? null : FOCUS[key]?.();
  button?.click();
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** On the page that tells the keys. */
const box = /** @type {HTMLInputElement | null} */ (byId("single-keys"));
if (box) {
  box.checked = read("keys") !== false;
  box.addEventListener("change", () => {
    if (!write("keys", box.checked)) say("Not kept: this browser blocks storage");
  });
}
