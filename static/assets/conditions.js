// @ts-check
/** What a state asks for, condition by condition, in the order of the chips: the query, then as the rail has them. */
/** @typedef {import("./state.js").State} State */
/** @typedef {"role" | "cat" | "in" | "level" | "skill"} Group Those whose values are lists. */
/** @typedef {{kind: keyof State, slug: string, label: string}} Condition `slug` is empty where the kind has one value. */

/**
 * @param {State} state
 * @param {(kind: Group | "since", slug: string) => string} label the words of a value
 * @returns {Condition[]}
 */
export function conditions(state, label) {
  /** @param {Group} kind */
  const each = (kind) => state[kind].map((slug) => ({ kind, slug, label: label(kind, slug) }));
  /** @param {"q" | "pay" | "paid" | "since"} kind @param {string} words @returns {Condition[]} */
  const one = (kind, words) => (state[kind] ? [{ kind, slug: "", label: words }] : []);
  return [
    ...one("q", `“${state.q}”`), ...each("role"), ...each("cat"), ...each("in"), ...one("pay", `$${state.pay}k or more`),
    ...one("paid", "Pay stated"), ...each("level"), ...each("skill"), ...one("since", label("since", state.since)),
  ];
}

/** Those of one kind that are on together, such as two places: pay and that it is stated are of one kind. @param {Condition[]} chips */
export function together(chips) {
  /** @type {Record<string, Condition[]>} */
  const kinds = {};
  for (const chip of chips) (kinds[chip.kind === "paid" ? "pay" : chip.kind] ??= []).push(chip);
  return Object.values(kinds).filter((kind) => kind.length > 1);
}

/** The state without one condition, on its first page. @param {State} state @param {Condition} condition @returns {State} */
export function without(state, { kind, slug }) {
  const value = state[kind];
  const rest = Array.isArray(value) ? value.filter((each) => each !== slug) : typeof value === "number" ? 0 : typeof value === "boolean" ? false : "";
  // Best match is an order of queries only.
  const sort = kind === "q" && state.sort === "match" ? "" : state.sort;
  return { ...state, sort, page: 1, [kind]: rest };
}
