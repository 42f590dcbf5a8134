// @ts-check
/**
 * Single-key shortcuts, which can be switched off where the footer's “Keyboard shortcuts” leads; on a board without that
 * page there are none. They do nothing with Ctrl, Alt or Meta held, nor where the reader is typing or choosing.
 */
import { say } from "./page.js";
import { read, write } from "./storage.js";

const NAME = "keys";
const SAVE = /** @type {"button"} */ ("button.save");
const TYPING = "input, select, textarea, dialog, [contenteditable]:not([contenteditable='false'])";

/** @param {string} selector */
const shown = (selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)]).filter((node) => node.checkVisibility());

const help = /** @type {HTMLElement | null} */ (document.querySelector('.foot a[href$="#shortcuts"]'));

/** @typedef {Record<string, () => HTMLElement | null | undefined>} Keys */

/** What is pressed. @type {Keys} */
const PRESS = {
  "?": () => help,
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

/** The off switch, on the page that tells the keys. */
const box = /** @type {HTMLInputElement | null} */ (document.getElementById("single-keys"));
if (box) {
  box.checked = read(NAME) !== false;
  box.addEventListener("change", () => {
    if (!write(NAME, box.checked)) say("Not kept: this browser blocks storage");
  });
}

document.addEventListener("keydown", (event) => {
  const { target, key, ctrlKey, altKey, metaKey } = event;
  if (key === "Escape" && target instanceof HTMLInputElement && target.type === "search" && target.value) {
    event.preventDefault();
    target.value = "";
    target.dispatchEvent(new InputEvent("input", { bubbles: true }));
    return;
  }
  if (ctrlKey || altKey || metaKey || event.defaultPrevented || event.isComposing) return;
  if (!(key in PRESS || key in FOCUS) || (event.repeat && !"jk".includes(key))) return;
  if (document.querySelector("dialog[open]") || (target instanceof Element && target.closest(TYPING))) return;
  if (!help || !(box?.checked ?? read(NAME) !== false)) return;
  const button = PRESS[key]?.();
  const next = button ? null : FOCUS[key]?.();
  // A key that has nothing to do here stays the browser's.
  if (button || next) event.preventDefault();
  button?.click();
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
});
