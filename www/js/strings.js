/** The interface in words: one object a language, all of the same shape, sentences as functions. */
import { arabic } from "./strings/ar.js";
import { english } from "./strings/en.js";

/** @typedef {typeof arabic} Strings */

/** @type {Record<Language, Strings>} */
const LANGUAGES = { ar: arabic, en: english };

/** @param {Language} language */
export const stringsOf = (language) => LANGUAGES[language];
