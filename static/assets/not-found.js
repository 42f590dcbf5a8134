// @ts-check
/** Page not found: the words of a job that is no longer there stand in the search field. */
import { SITE, byId } from "./page.js";

/** The slug of a job is its title, “at” its company, and its id. */
const JOB = /^jobs\/([a-z0-9-]+)-[0-9a-f]{6,8}(?:\/|$)/;

const slug = location.pathname.startsWith(SITE.pathname) && JOB.exec(location.pathname.slice(SITE.pathname.length))?.[1];
const field = /** @type {HTMLInputElement} */ (byId("q"));
// What the reader has typed meanwhile stays.
if (slug && !field.value) field.value = slug.replace(/-at-(?!.*-at-)/, "-").replaceAll("-", " ");
