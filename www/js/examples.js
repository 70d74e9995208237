/**
 * Three searches worth trying in this corpus, made from the titles of its articles: a word that
 * several titles share, a phrase, and a word typed without its hamza or marks.
 */

/** @typedef {{ kind: "word" | "phrase" | "folded", query: string, written: string }} Example */

/** Words that begin many titles and tell nothing about a corpus. */
const COMMON = new Set(
  "الذي التي هذا هذه ذلك خلال بعد قبل حول بين على إلى حتى منذ عند كما لكن وقد كان كانت يكون أكثر تحت فوق ضد".split(
    " ",
  ),
);

/** Letters that people often type in a plainer form. @type {Record<string, string>} */
const PLAIN = { أ: "ا", إ: "ا", آ: "ا", ى: "ي", ة: "ه" };

/**
 * @param {ArticleHead[]} articles
 * @returns {Example[]} at most three, fewer where the titles do not give more
 */
export function examples(articles) {
  const titles = articles.slice(0, 500).map(({ title }) => words(title));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const title of titles) {
    for (const word of new Set(title)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const telling = [...counts.keys()]
    .filter((word) => /^[\u0621-\u0652]{3,}$/.test(word) && !COMMON.has(word))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const [word] = telling;
  if (word === undefined) return [];
  /** @type {Example[]} */
  const found = [{ kind: "word", query: word, written: word }];

  /** How much a phrase says: how often its words head an article, and whether both are definite. */
  const weight = (/** @type {string[]} */ both) =>
    both.reduce((sum, each) => sum + (counts.get(each) ?? 0) + (each.startsWith("ال") ? 1 : 0), 0);
  const [pair] = titles
    .flatMap((title) => title.slice(1).map((second, at) => [title[at] ?? "", second]))
    .filter((both) => both.every((each) => each !== word && telling.includes(each)))
    .sort((a, b) => weight(b) - weight(a));
  if (pair) found.push({ kind: "phrase", query: `"${pair.join(" ")}"`, written: pair.join(" ") });

  const plainer = telling.filter((each) => each !== word && !pair?.includes(each) && plain(each) !== each);
  // What is left out most often is the hamza.
  const written = plainer.find((each) => /[أإآ]/.test(each)) ?? plainer[0];
  if (written) found.push({ kind: "folded", query: plain(written), written });
  return found;
}

/** @param {string} title the Arabic words of it, punctuation between them kept as a gap */
const words = (title) => title.match(/[\u0621-\u0652]+|[^\s\u0621-\u0652]+/g) ?? [];

/** @param {string} word */
const plain = (word) =>
  word.replace(/[\u064b-\u0652]/g, "").replace(/[أإآ]|[ىة]$/g, (letter) => PLAIN[letter] ?? letter);
