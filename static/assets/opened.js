// @ts-check
/** A list remembers itself when one of its jobs is opened: the page of the job says where it stands in it. */
import { idOf, jobsIn, remember } from "./context.js";
import { byId } from "./page.js";

const main = byId("main");

/** @param {() => import("./context.js").Context | null} [other] what is shown in place of the list that the page came with */
export function watch(other) {
  for (const sign of ["click", "auxclick", "contextmenu"]) {
    main.addEventListener(sign, ({ target }) => {
      const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (target).closest(".row h3 a"));
      if (link) remember(other?.() ?? listed(), idOf(link.pathname));
    });
  }
}

/** The jobs that the page came with, and where they stand in the whole of its list. */
function listed() {
  const jobs = jobsIn(document.getElementById("list") ?? main);
  const total = Number(main.dataset.total ?? jobs.length);
  const page = Number(/\/page\/(\d+)\/$/.exec(location.pathname)?.[1] ?? 1);
  const isLast = !main.querySelector(".pages [rel=next]");
  return { url: location.pathname, label: main.dataset.label ?? "in this list", jobs, start: isLast ? total - jobs.length : (page - 1) * jobs.length, total };
}
