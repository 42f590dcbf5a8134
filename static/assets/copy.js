// @ts-check
/**
 * “Copy link”: the address of the page to the clipboard, and where that is refused, an address to copy by hand. A button
 * with `data-of` copies the words of what that selects on the page.
 */
import { say } from "./page.js";

/** How long the button says that it is done, in milliseconds. */
const DONE = 1600;

document.addEventListener("click", async ({ target }) => {
  const button = /** @type {HTMLElement?} */ (/** @type {Element} */ (target).closest?.("button.copy"));
  if (!button) return;
  const { origin, pathname } = location;
  const words = document.querySelector(button.dataset.of ?? ":not(*)");
  try {
    await navigator.clipboard.writeText(words?.textContent ?? origin + pathname);
    done(/** @type {Element} */ (button.querySelector("span")), words ? "Copied to the clipboard" : "Link copied");
  } catch {
    if (words) select(words);
    else byHand(button, origin + pathname);
  }
});

/** @param {Element} label @param {string} words */
function done(label, words) {
  const text = label.textContent;
  say(words);
  if (text === "Copied") return;
  label.textContent = "Copied";
  setTimeout(() => { label.textContent = text; }, DONE);
}

/** @param {Element} words */
function select(words) {
  getSelection()?.selectAllChildren(words);
  words.scrollIntoView({ block: "nearest" });
  say("This browser does not let the page copy. The text is selected.");
}

/** The address in a field below the buttons, selected. @param {Element} button @param {string} address */
function byHand(button, address) {
  const field = document.createElement("input");
  Object.assign(field, { className: "field address", readOnly: true, value: address, ariaLabel: "Address of this page" });
  button.parentElement?.parentElement?.querySelector(".address")?.remove();
  button.parentElement?.after(field);
  field.focus();
  field.select();
  say("This browser does not let the page copy. The address is selected.");
}
