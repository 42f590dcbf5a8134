// @ts-check
/**
 * The page of a job whose last day has passed since the board was built: it becomes that of a closed job, as the template
 * would draw it. What is said of its end comes from the page, so that its source says of no open job that it has closed.
 */
import { SITE, byId, fresh, isOver, root, say } from "./page.js";

/** How often a tab that stays open looks at the clock, in milliseconds. */
const MINUTE = 60_000;

/** Looks now, and from time to time while the ad is open. */
export function watchEnd() {
  const { ends } = root.dataset;
  if (!ends) return;
  if (isOver(ends)) return close();
  const look = () => {
    if (!isOver(ends)) return;
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    close();
    say("This job has closed.");
  };
  const timer = setInterval(look, MINUTE);
  document.addEventListener("visibilitychange", look);
}

function close() {
  const main = byId("main");
  const notice = fresh("t-notice");
  const words = /** @type {Element} */ (notice.querySelector("p"));
  /** @type {Element} */ (words.firstElementChild).textContent = "This job has closed.";
  words.append([main.dataset.ended, "The text stays here for reference."].filter(Boolean).join(" "));
  main.querySelector(".facts")?.before(notice);
  for (const place of main.querySelectorAll(".act, .end, .dock")) instead(place);
  for (const gone of main.querySelectorAll(".card .links, .on-paper, .facts .sub")) gone.remove();
  if (hasSimilar()) byId("similar-jobs").textContent = "Similar open jobs";
  // For machines that run scripts: it is an offer no longer.
  for (const markup of document.querySelectorAll("script[type='application/ld+json']")) {
    if (markup.textContent?.includes('"JobPosting"')) markup.remove();
  }
  document.head.append(Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" }));
  delete root.dataset.over;
}

/** Whether one of the similar jobs is still open. */
const hasSimilar = () => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#similar .row"))]
  .some((row) => !row.querySelector(".tag") && !isOver(row.dataset.ends));

/** What leads to open jobs, where there was a way to apply or the word that there is none. @param {Element} place */
function instead(place) {
  const old = place.querySelector(place.matches(".act") ? ".primary, .note" : ".primary");
  const link = /** @type {HTMLAnchorElement} */ (fresh("t-instead"));
  if (!hasSimilar()) Object.assign(link, { href: SITE.pathname, textContent: "See open jobs" });
  const focused = document.activeElement === old;
  if (old) old.replaceWith(link);
  else place.prepend(link);
  place.classList.remove("bare");
  if (focused) link.focus();
}
