// @ts-check
/** A row whose ad has ended since the board was built is tagged as a build would tag it. Loaded where there is one. */

/** @param {HTMLElement} row */
export function close(row) {
  if (!row.dataset.ends) return;
  delete row.dataset.ends;
  row.querySelector("h3 a")?.after(" ", Object.assign(document.createElement("span"), { className: "tag", textContent: "Closed" }));
}
