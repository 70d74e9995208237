/**
 * Puts vowel marks on a text. They are not those that a reader would put: every letter of a word gets a mark that
 * follows from the word, and its last letter one of four in turn, as case endings do. What matters here is how many
 * spellings a word comes in, not that they are right.
 */
import { seedOf } from "./random.mjs";

const vowels = ["\u064e", "\u064f", "\u0650", "\u0652"];
const shadda = "\u0651";
const words = /[\u0621-\u064a]{2,}/g;

/** @param {string} text */
export function vocalised(text) {
  let turn = 0;
  return text.replace(words, (word) => {
    let seed = seedOf(word);
    const letters = [...word];
    return letters
      .map((letter, at) => {
        // A bare alef carries none.
        if (letter === "ا") return letter;
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        const last = at === letters.length - 1;
        if (last) turn += 1;
        const vowel = vowels[last ? turn % vowels.length : (seed >>> 16) % vowels.length];
        return `${letter}${!last && (seed >>> 24) % 8 === 0 ? shadda : ""}${vowel}`;
      })
      .join("");
  });
}
