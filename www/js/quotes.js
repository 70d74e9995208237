/** Every style of quotation mark, as the query language knows them (`src/query/lex.rs`). */
export const QUOTES = '"“”„‟«»″〝〞〟＂⹂❝❞‹›';
