/** Every style of quotation mark, as the query language knows them (`src/query/lex.rs`). */
export const QUOTES = '"“”„‟«»″〝〞〟＂⹂❝❞‹›';

const QUOTE = new RegExp(`[${QUOTES}]`, "g");

/** A text as it can stand between quotation marks. @param {string} text */
export const withoutQuotes = (text) => text.replace(QUOTE, " ");

/** Whether a quotation mark is left open in it, which reaches whatever stands behind. @param {string} text */
export const leavesOpen = (text) => text.split(QUOTE).length % 2 === 0;
