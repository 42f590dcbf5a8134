// @ts-check
/** What the browser keeps for this board, by name. Never throws: where storage is blocked, nothing is kept. */
import { root } from "./page.js";

/** Boards of one origin do not share. @param {string} name */
const keyOf = (name) => `${root.dataset.base}:${name}`;

/** Even to ask for a blocked storage is an error. @param {"localStorage" | "sessionStorage"} kind */
const keeper = (kind) => ({
  /** @param {string} name @returns {any} null where there is nothing */
  read(name) {
    try {
      return JSON.parse(window[kind][keyOf(name)]);
    } catch {
      return null;
    }
  },
  /** @param {string} name @param {unknown} value @returns false where it is blocked or full */
  write(name, value) {
    try {
      window[kind][keyOf(name)] = JSON.stringify(value);
      return true;
    } catch {
      return false;
    }
  },
});

export const { read, write } = keeper("localStorage");
export const { read: readTab, write: writeTab } = keeper("sessionStorage");

/** Another tab has written, or this page is back and has missed it. @param {string} name @param {() => void} changed */
export function watch(name, changed) {
  addEventListener("storage", ({ key }) => { if (!key || key === keyOf(name)) changed(); });
  addEventListener("pageshow", ({ persisted }) => { if (persisted) changed(); });
}
