// @ts-check
/**
 * The filter panel of phones: the rail itself in a dialog. Opening it is one step of history, so that Back
 * closes it. What is ticked meanwhile belongs to that step: the controller replaces the address while `isOpen()`, and
 * `onClose` is called when the step is gone, for the controller to make one of its own of what has changed.
 */
import { byId, jobs, number } from "./page.js";
import { clear, onCount, onStep } from "./rail.js";

const dialog = /** @type {HTMLDialogElement} */ (byId("panel"));
const rail = byId("filters");
/** Where the rail is at home. */
const home = document.createComment("");
const [body, off, show] = /** @type {HTMLElement[]} */ ([".panel-body", "[value=clear]", "[value=show]"].map((part) => dialog.querySelector(part)));
/** @type {(() => void)[]} */
const closed = [];
/** Whether the present step of history is the panel's. */
let isStep = false;
/** Whether the reader has asked to see the results, or for the panel once more before its step is gone. */
let isDone = false;
let isAgain = false;

/** Whether what is ticked now must not make steps of history. */
export const isOpen = () => isStep;

/** @param {() => void} act */
export const onClose = (act) => { closed.push(act); };

export function open() {
  isAgain = isStep && !dialog.open;
  if (isStep) return;
  history.pushState({ ...history.state, panel: true }, "");
  isStep = true;
  isDone = false;
  rail.replaceWith(home);
  body.append(rail);
  dialog.showModal();
}

/** The panel is closed and its step is gone. */
function finish() {
  for (const act of closed) act();
  if (isDone) {
    byId("count").focus({ preventScroll: true });
    byId("count").scrollIntoView();
  }
  if (isAgain) open();
}

dialog.addEventListener("click", ({ target }) => {
  const { value } = /** @type {HTMLButtonElement} */ (/** @type {Element} */ (target).closest("button") ?? {});
  isDone = value === "show";
  // What is behind the panel is the dialog itself.
  if (isDone || value === "close" || target === dialog) dialog.close();
  if (value === "clear") {
    clear();
    show.focus();
  }
});
// By a button, by Esc, by the gesture of a phone, or by Back.
dialog.addEventListener("close", () => {
  home.replaceWith(rail);
  if (isStep) history.back();
  else finish();
});
onStep((event) => {
  if (!isStep) return;
  // The list has not changed: what is ticked stays.
  event.stopImmediatePropagation();
  isStep = false;
  if (dialog.open) dialog.close();
  else finish();
});
// Where there is room for the rail it is beside the list.
matchMedia("(max-width: 56.1875em)").addEventListener("change", () => { if (dialog.open) dialog.close(); });
onCount((ticked, total) => {
  off.hidden = !ticked;
  off.textContent = `Clear ${number(ticked)}`;
  if (total !== undefined) show.textContent = total ? `Show ${jobs(total)}` : "No jobs match";
});
