// @ts-check
/** Which of the stored things are saved jobs. Nothing that was stored or brought is believed before it is looked at. */

/** @typedef {import("./saving.js").Kept} Kept */

const STATUSES = ["saved", "applied", "interviewing", "archived"];
/** Ids are hexadecimal: nothing else can stand for a property that every object has. */
const ID = /^[0-9a-f]{6,40}$/;
/** The page of a job on this site, and no other address. */
const PATH = /^jobs\/[\w-]+\/$/;
/** Letters of the longest title by far. */
const LONGEST = 500;

/** Milliseconds, and never a time to come: that would win for ever. @param {unknown} value */
const time = (value) => (typeof value === "number" && value > 0 ? Math.min(value, Date.now()) : 0);

/** @param {any} value @returns {Kept | null} */
function judged(value) {
  const { t, c, l, p, u, k, st, at, ch } = value ?? {};
  const texts = [t, c, l, p].every((text) => typeof text === "string" && text.length <= LONGEST);
  if (!texts || !t || typeof u !== "string" || !PATH.test(u)) return null;
  const saved = time(at);
  return { t, c, l, p, u, k: [0, 1, 2, 3, 4, 5, 6, 7].includes(k) ? k : -1, st: STATUSES.includes(st) ? st : "saved", at: saved, ch: time(ch) || saved };
}

/** The jobs among what may be anything. @param {unknown} jobs @returns {Map<string, Kept>} */
export function sound(jobs) {
  const found = new Map();
  for (const [id, value] of Object.entries(jobs && typeof jobs === "object" ? jobs : {})) {
    const job = ID.test(id) && judged(value);
    if (job) found.set(id, job);
  }
  return found;
}
