// @ts-check
/** What is said and offered where nothing is found. Every way out shows how many jobs it leads to. */
import { fresh, jobs } from "./page.js";
import { make } from "./nodes.js";

/** @typedef {import("./answer.js").View} View */

const NUMBERS = ["", "this filter", "both filters", ..."three four five six seven eight nine".split(" ").map((word) => `all ${word} filters`)];

/** @param {View} view @param {(state: View["state"]) => void} go */
export function zero({ state, mentioned, conditions, ways, stated }, go) {
  const filters = conditions.filter(({ kind }) => kind !== "q");
  const unknown = state.q && !mentioned;
  const all = NUMBERS[filters.length] ?? "all filters";
  const node = make("div", { class: "zero" });
  const query = state.q ? `for “${state.q}” ` : "";
  const heading = unknown ? `No job mentions “${state.q}”` : `No job ${query}matches ${all}`;
  node.append(make("h3", { dir: "auto" }, heading));
  if (unknown) node.append(fresh("t-elsewhere"));
  const pay = state.pay || state.paid ? `Only ${stated}% of listings state pay, so a pay filter hides ${stated < 50 ? "most" : "many"} jobs. ` : "";
  const removing = ways.find(({ label }) => label.startsWith("Remove"));
  const gives = !removing ? "" : removing.several ? "Removing filters together gives:" : "Removing one filter gives:";
  if (pay || gives) node.append(make("p", {}, (pay + gives).trim()));
  node.append(...ways.map(({ label, state: next, total }) => {
    const button = make("button", { type: "button", class: "button way" }, label, " ", make("span", {}, jobs(total)));
    button.addEventListener("click", () => go(next));
    return button;
  }));
  return node;
}
