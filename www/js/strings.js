/** The interface in words: one object a language, all of the same shape, sentences as functions. Arabic comes with the page. */
import { arabic } from "./strings/ar.js";

/** @typedef {ReturnType<typeof arabic>} Strings */

export const stringsOf = arabic;

/**
 * The words of the chosen language; Arabic ones where the others cannot be had.
 * @param {Settings} settings
 * @returns {Promise<Strings>}
 */
export async function loadStrings({ language, digits }) {
  if (language === "ar") return arabic(digits);
  try {
    return (await import("./strings/en.js")).english();
  } catch {
    return arabic(digits);
  }
}
