// @ts-check
/** Nodes that rows are made of, wherever script draws them: whose job it is, facts with separators. Words go in as text only. */

/** An element with attributes and children. @param {string} name @param {Record<string, string>} [attributes] @param {(Node | string)[]} children */
export function make(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** The separator of facts: a line breaks after it, never before. @returns {[Node, string]} */
const dot = () => [make("span", { class: "dot", "aria-hidden": "true" }, "\u00a0·"), " "];

/** Facts with separators between them. @param {(Node | string)[]} items */
export const dotted = (items) => items.flatMap((item, index) => (index ? [...dot(), item] : [item]));

/** The letter of a company in its colour; a dash where the company is not named. @param {HTMLElement} node @param {string} name @param {number} colour -1: none */
export function tile(node, name, colour) {
  const shown = name || "–";
  const letter = [...shown].find((char) => /[\p{L}\p{N}]/u.test(char)) ?? [...shown][0];
  node.textContent = [...letter.toUpperCase()][0];
  node.classList.add(name && colour >= 0 ? `t${colour}` : "none");
}

/** Acme · Canada. @param {string} name of the company, or nothing @param {string | null} place */
export function who(name, place) {
  const named = name ? make("b", {}, name) : "Company not named";
  if (place) return dotted([named, place]);
  return [name ? named : "Employer and location not stated"];
}
