/**
 * A query with a condition on all of it, and without it again. The condition stands in front, where no quotation mark that the
 * reader left open reaches it, and no operator at the end, and what was typed stays as it is.
 */
import { leavesOpen, QUOTES } from "../quotes.js";

const QUOTE_OR_SHAPE = new RegExp(`[${QUOTES}*＊٭?؟？]`, "g");

/** What would take a condition in front of it for its left side: the query begins with nothing beside it. */
const JOINING = /^[^\p{L}\p{N}()]*(\||(OR|AND|NEAR|أو|او)(?![\p{L}\p{N}])|(near|قرب)\s*:)/iu;

/** Vowel marks, tatweel and marks of direction between the letters of an operator are passed over. @param {string} query */
const joins = (query) => JOINING.test(query.normalize("NFKC").replace(/[\p{M}\p{Cf}ـ]/gu, ""));

/**
 * @param {string} query
 * @param {string} condition
 */
export const narrowed = (query, condition) => `${condition} ${joins(query) ? `(${query})` : query}`;

/**
 * @param {string} query
 * @param {string} condition
 * @returns {string | null} null where the query has no such condition: what is quoted is none
 */
export function widened(query, condition) {
  for (let at = query.indexOf(condition); at >= 0; at = query.indexOf(condition, at + 1)) {
    const [before, after] = [query.slice(0, at), query.slice(at + condition.length)];
    if (leavesOpen(before) || /\S$/.test(before) || /^\S/.test(after)) continue;
    const rest = before ? before.slice(0, -1) + after : after.slice(1);
    const inner = /^\((.*)\)$/s.exec(rest)?.[1];
    return inner !== undefined && joins(inner) ? inner : rest;
  }
  return null;
}

/**
 * A condition in the query language: this name, and no other that has its words.
 * @param {string} field
 * @param {string} name
 * @returns {string} nothing where the name has no words to ask for
 */
export const named = (field, name) =>
  /[\p{L}\p{N}]/u.test(name) ? `${field}:="${name.replace(QUOTE_OR_SHAPE, " ")}"` : "";
