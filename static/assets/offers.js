// @ts-check
/** Words of a query that name a skill or a company of the board → those, to be offered as what they are. Pure. */

/** @typedef {{kind: "skill" | "company", slug: string, label: string, rest: string, total: number}} Offer `rest`: the query without its name; `total`: jobs on the board. */
/** @typedef {import("./columns.js").Columns} Columns */

const LONGEST_NAME = 5;
const MOST = 4;

/** @type {WeakMap<Columns, Map<string, Omit<Offer, "rest">[]>>} */
const known = new WeakMap();

/** Everything that has a name, by label and by slug. @param {Columns} columns */
function names(columns) {
  const { facets: { skill }, company, companySlugs, raw } = columns;
  const made = new Map();
  const skills = new Uint32Array(skill.slugs.length);
  Array.from(skill.of, (set) => { for (const tag of skill.sets[set]) skills[tag]++; });
  const companies = new Uint32Array(companySlugs.length);
  Array.from(company, (index) => { if (index >= 0) companies[index]++; });
  const all = [
    ...skill.slugs.map((slug, tag) => ({ kind: "skill", slug, label: skill.labels[tag], total: skills[tag] })),
    ...companySlugs.map((slug, index) => ({ kind: "company", slug, label: raw.companies[index], total: companies[index] })),
  ];
  // Labels first: "C" is the skill C before it is anything's slug.
  for (const name of ["label", "slug"]) {
    for (const one of all) {
      const key = one[/** @type {"label" | "slug"} */ (name)].toLowerCase();
      const others = made.get(key) ?? [];
      if (name === "label" || !others.length) made.set(key, [...others, one]);
    }
  }
  return made;
}

/** The longest names first, no word twice. @param {string} query @param {{columns: Columns}} table @returns {Offer[]} */
export function offers(query, { columns }) {
  if (!known.has(columns)) known.set(columns, names(columns));
  const words = query.split(" ").map((word) => word.toLowerCase().replace(/^["“(]+|[,;:!?"”)]+$/g, ""));
  /** @type {Offer[]} */
  const found = [];
  const used = new Set();
  for (let size = Math.min(words.length, LONGEST_NAME); size; size--) {
    for (let start = 0; start + size <= words.length; start++) {
      const part = [...words.keys()].slice(start, start + size);
      const named = part.some((word) => used.has(word)) ? [] : known.get(columns)?.get(words.slice(start, start + size).join(" ")) ?? [];
      if (named.length) part.forEach((word) => used.add(word));
      const rest = query.split(" ").filter((_, word) => !part.includes(word)).join(" ");
      found.push(...named.map((one) => ({ ...one, rest })));
    }
  }
  return found.slice(0, MOST);
}
