// @ts-check
/** “Copy link”: the address of the page to the clipboard, and where that is refused, an address to copy by hand. */
import { say } from "./page.js";

/** How long the button says that it is done, in milliseconds. */
const DONE = 1600;

document.addEventListener("click", async ({ target }) => {
  const button = /** @type {Element} */ (target).closest?.("button.copy");
  if (!button) return;
  const { origin, pathname } = location;
  try {
    await navigator.clipboard.writeText(origin + pathname);
    done(/** @type {Element} */ (button.querySelector("span")));
  } catch {
    byHand(button, origin + pathname);
  }
});

/** @param {Element} label */
function done(label) {
  const text = label.textContent;
  say("Link copied");
  if (text === "Copied") return;
  label.textContent = "Copied";
  setTimeout(() => { label.textContent = text; }, DONE);
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
