// @ts-check
/**
 * Whether results are about the words that were asked for. Pagefind shortens a word that nothing has until something
 * matches: good for “kubernets”, nonsense for “xyzzy”, which ends as “x”. Pure.
 */

import { unaccented } from "./page.js";

/** Letters that a found word shares with the word asked for, at least. */
const NEAR = 3;

/** @param {string} word */
const letters = (word) => unaccented(word).replace(/[^\p{L}\p{N}+#]/gu, "");

/** The words of a text that begin something in it, for `surely`. @param {string[]} texts */
export const vocabulary = (texts) => ` ${unaccented(texts.join(" ")).replace(/[^\p{L}\p{N}+#.]+/gu, " ")}`;

/** Whether each word begins one of the board's own: then Pagefind has not shortened it. @param {string[]} words @param {string} known */
export const surely = (words, known) => words.every((word) => known.includes(` ${unaccented(word)}`));

/** Whether each word asked for is near some word that was found. @param {string[]} asked @param {Pagefind.Fragment[]} found */
export function isNear(asked, found) {
  const matched = found.flatMap(({ content, locations, meta }) => {
    const words = content.split(/\s+/);
    // Where a word is found only in the title, no place of it is given.
    return [...locations.map((place) => words[place] ?? ""), ...meta.title.split(/\s+/)];
  });
  // What stands within a word, as in "C#/.NET", counts where it begins with the whole word asked for.
  const within = matched.flatMap((word) => word.split(/[^\p{L}\p{N}+#.]+/u));
  const begins = (/** @type {string[]} */ words, /** @type {string} */ start) => words.some((word) => letters(word).startsWith(start));
  return asked.map(letters).every((word) => begins(within, word) || begins(matched, word.slice(0, NEAR)));
}
