// @ts-check
/** The page of a job: its place in the list it was opened from, the section that is being read, how long ago it was posted. */
import { find } from "./context.js";
import { watchEnd } from "./ending.js";
import { byId, fresh, isPlainClick, root } from "./page.js";

const DAY = 86_400_000;
const YEAR = 365.25;
/** From here on months say more than days. */
const MOST_DAYS = 60;

/** “‹ Back to results” and “3 of 42 in your search ‹ ›”, where the list of this tab has this job. */
function showContext() {
  const context = find(byId("main").dataset.job ?? "");
  if (!context) return;
  const crumb = byId("crumb");
  const back = /** @type {HTMLAnchorElement} */ (crumb.querySelector("a"));
  back.href = context.list;
  /** @type {Element} */ (back.lastElementChild).textContent = "Back to results";
  back.addEventListener("click", (event) => {
    if (!isPlainClick(event) || !cameFrom(context.list)) return;
    event.preventDefault();
    history.back();
  });
  const nav = fresh("t-context");
  /** @type {Element} */ (nav.querySelector("p")).textContent = context.place;
  step(nav, "prev", "Previous", context.before);
  step(nav, "next", "Next", context.after);
  crumb.append(nav);
}

/** A neighbour takes the place of this page in the history, so that Back leads to the list. @param {Element} nav @param {string} rel @param {string} name @param {{href: string, title: string} | null} to */
function step(nav, rel, name, to) {
  const link = /** @type {HTMLAnchorElement} */ (nav.querySelector(`[rel=${rel}]`));
  if (!to) return;
  link.href = to.href;
  /** @type {Element} */ (link.querySelector(".vh")).textContent = to.title ? `${name}: ${to.title}` : `${name} job`;
  link.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    location.replace(to.href);
  });
}

/** Whether Back leads to the list, where it stands as it was left. @param {string} list */
function cameFrom(list) {
  if (!("navigation" in window)) return document.referrer === list && history.length > 1;
  const { currentEntry } = navigation;
  return navigation.entries()[(currentEntry?.index ?? 0) - 1]?.url === list;
}

/** Marks the heading that was passed last, a third down the window. */
function followContents() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".contents a"));
  const sections = [...links].map((link) => ({ link, heading: byId(link.hash.slice(1)) }));
  if (!sections.length) return;
  const mark = () => {
    const current = sections.findLast(({ heading }) => heading.getBoundingClientRect().top <= innerHeight / 3 + 1);
    for (const section of sections) {
      if (section === current) section.link.setAttribute("aria-current", "true");
      else section.link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66.6%" });
  for (const { heading } of sections) observer.observe(heading);
}

/** “(12 days ago)” after a date that names the day, where the line has room: nothing may move. */
function showAge() {
  const time = /** @type {HTMLTimeElement | null} */ (document.getElementById("posted"));
  const facts = time?.closest("dl");
  if (!time || !facts || !/^\d{4}-\d\d-\d\d$/.test(time.dateTime)) return;
  const today = new Date();
  const days = Math.round((Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) - Date.parse(time.dateTime)) / DAY);
  if (days < 0) return;
  const words = new Intl.RelativeTimeFormat(root.lang, { numeric: "auto" });
  const ago = days < MOST_DAYS ? words.format(-days, "day")
    : days < 2 * YEAR ? words.format(-Math.floor((days / YEAR) * 12), "month") : words.format(-Math.floor(days / YEAR), "year");
  const node = Object.assign(document.createElement("span"), { className: "ago", textContent: ` (${ago})` });
  const height = facts.offsetHeight;
  time.after(node);
  if (facts.offsetHeight !== height || facts.scrollWidth > facts.clientWidth) node.remove();
}

watchEnd();
showContext();
showAge();
followContents();
