// @ts-check
/**
 * When a single key is a shortcut: where the footer leads to their off switch, never with Ctrl, Alt or Meta held, nor where
 * the reader is typing or choosing. What it does is in shortcuts.js.
 */
import { read } from "./storage.js";

const TYPING = "input, select, textarea, dialog, [contenteditable]:not([contenteditable='false'])";

/** @param {string} selector */
const has = (selector) => document.querySelector(selector) !== null;

document.addEventListener("keydown", async (event) => {
  const { target, key } = event;
  if (key === "Escape" && target instanceof HTMLInputElement && target.type === "search" && target.value) {
    event.preventDefault();
    target.value = "";
    target.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  if (!/^[/?[\]fjks]$/.test(key) || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.repeat && !"jk".includes(key)) return;
  if (has("dialog[open]") || (target instanceof Element && target.closest(TYPING))) return;
  if (!has('.foot a[href$="#shortcuts"]') || has("#single-keys:not(:checked)") || read("keys") === false) return;
  // Where there is no field, the key stays the browser's.
  if (key === "/" && !has("#q, #find")) return;
  event.preventDefault();
  (await import("./shortcuts.js")).press(key);
});

if (has("#single-keys")) import("./shortcuts.js");
