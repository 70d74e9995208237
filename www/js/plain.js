/**
 * Plain substring search over the articles themselves: what still works where the engine cannot run.
 * Letters are compared as they are, and the page says so. The files may be the very reason the
 * engine refused, so nothing about their shape is taken for granted.
 */
import { linesOf, readContainer } from "./container.js";

/** @typedef {{ head: ArticleHead, paragraphs: ParagraphView[] }} PlainArticle */

/** Characters shown on either side of a match. */
const AROUND = 90;

/**
 * @param {Uint8Array} root a bundle, or a root whose texts are still to be loaded
 * @param {Failure} reason why the engine does not run; thrown where nothing can be read either
 * @param {(name: string) => Promise<Uint8Array>} load a block of texts
 * @returns {Promise<{ searcher: ReturnType<typeof searcherOf>, lost: Failure | null }>} `lost`: why some texts are missing
 */
export async function openPlain(root, reason, load) {
  const { meta, texts, blocks } = readContainer(root);
  /** @type {Failure | null} */
  let lost = null;
  const loaded = texts.map(async (name) => {
    try {
      return parsed(blocks.get(name) ?? (await load(name)));
    } catch (failure) {
      lost ??= /** @type {Failure} */ (failure);
      return [];
    }
  });
  const articles = (await Promise.all(loaded)).flat().flatMap(readable);
  if (articles.length === 0) throw lost ?? reason;
  return { searcher: searcherOf(meta, articles), lost };
}

/**
 * The articles of a block, one a line.
 * @param {Uint8Array} block
 */
function parsed(block) {
  return linesOf(block).flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

/**
 * @param {any} meta
 * @param {PlainArticle[]} articles
 */
function searcherOf(meta, articles) {
  /** @param {string} query */
  const answers = (query) => {
    const wanted = words(query);
    return wanted.length === 0 ? [] : articles.flatMap((each) => match(each, wanted));
  };

  return /** @satisfies {Searcher} */ ({
    overview: () => overview(meta, articles),

    list: (offset, limit) => ({
      heads: articles.slice(offset, offset + limit).map(({ head }) => head),
    }),

    count: (query) => ({ total: answers(query).length }),

    search(query, _rungs, offset, limit) {
      const wanted = words(query);
      const hits = answers(query);
      hits.sort((a, b) => b.matches - a.matches);
      return {
        query,
        total: hits.length,
        remarks: [],
        terms: wanted,
        rungs: [hits.length, 0, 0, 0],
        hits: hits.slice(offset, limit > 0 ? offset + limit : undefined),
        conditions: [],
      };
    },

    article(id, query) {
      const found = articles.find(({ head }) => head.id === id);
      if (!found) return null;
      const wanted = words(query);
      const paragraphs = found.paragraphs.map((paragraph) => ({
        ...paragraph,
        marks: isRead(paragraph) ? marks(paragraph.text, wanted) : [],
      }));
      const titleMarks = inTitle(found.head, wanted);
      const hits = paragraphs.reduce((sum, each) => sum + each.marks.length, titleMarks.length);
      return { head: found.head, paragraphs, titleMarks, hits };
    },
  });
}

/**
 * @param {PlainArticle} article
 * @param {string[]} wanted
 * @returns {Hit[]}
 */
function match({ head, paragraphs }, wanted) {
  const texts = paragraphs.filter(isRead);
  const all = [head.title, ...texts.map(({ text }) => text)];
  if (!wanted.every((word) => all.some((text) => text.includes(word)))) return [];
  /** @type {Snippet[]} */
  const snippets = [];
  const titleMarks = inTitle(head, wanted);
  let matches = titleMarks.length;
  for (const { number, text } of texts) {
    const found = marks(text, wanted);
    matches += found.length;
    if (found.length > 0 && snippets.length < 2) snippets.push(snippet(number, text, found));
  }
  return [{ head, score: matches, rung: "exact", matches, titleMarks, snippets }];
}

/** A generated title is text that is marked where it stands. @param {ArticleHead} head @param {string[]} wanted */
const inTitle = ({ title, titleGenerated }, wanted) => (titleGenerated ? [] : marks(title, wanted));

/** Whether a paragraph is searched: not noise, nor the title over again. @param {ParagraphView} paragraph */
const isRead = ({ role, isTitle }) => role !== "noise" && !isTitle;

/**
 * @param {number} paragraph
 * @param {string} text
 * @param {Mark[]} found at least one
 * @returns {Snippet}
 */
function snippet(paragraph, text, found) {
  const [first, last] = found[0] ?? [0, 0];
  let start = Math.max(0, first - AROUND);
  let end = Math.min(text.length, last + AROUND);
  while (start > 0 && start < first && !/\s/.test(text.charAt(start - 1))) start += 1;
  while (end < text.length && end > last && !/\s/.test(text.charAt(end))) end -= 1;
  const inside = found.filter(([from, to]) => from >= start && to <= end);
  return {
    paragraph,
    text: text.slice(start, end),
    before: start > 0,
    after: end < text.length,
    marks: inside.map(([from, to]) => [from - start, to - start]),
  };
}

/**
 * Every place where one of the words stands, in order and without overlaps.
 * @param {string} text
 * @param {string[]} wanted
 * @returns {Mark[]}
 */
function marks(text, wanted) {
  if (wanted.length === 0) return [];
  const longestFirst = [...wanted].sort((a, b) => b.length - a.length);
  const any = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|");
  return [...text.matchAll(new RegExp(any, "g"))].map((m) => [m.index, m.index + m[0].length]);
}

/** @param {string} query */
const words = (query) => query.split(/[\s"“”„«»]+/).filter(Boolean);

/**
 * @param {any} meta
 * @param {PlainArticle[]} articles
 * @returns {Overview}
 */
function overview(meta, articles) {
  const heads = articles.map(({ head }) => head);
  /** @type {Map<string, number>} */
  const sources = new Map();
  for (const { source } of heads) sources.set(source, (sources.get(source) ?? 0) + 1);
  const dates = heads.flatMap(({ date }) => (date ? [date.value] : [])).sort();
  return {
    title: string(meta.title),
    about: string(meta.about),
    language: string(meta.language) || "ar",
    articles: heads.length,
    words: heads.reduce((sum, head) => sum + head.words, 0),
    sources: [...sources].map(([name, count]) => ({ name, articles: count })),
    ...(dates.length > 0 && { firstDate: dates[0], lastDate: dates.at(-1) }),
  };
}

/**
 * The article if enough of it can be read, or nothing.
 * @param {any} article
 * @returns {PlainArticle[]}
 */
function readable(article) {
  if (typeof article?.id !== "string") return [];
  /** @type {ParagraphView[]} */
  const paragraphs = list(article.paragraphs).flatMap((paragraph, index) =>
    typeof paragraph?.text === "string"
      ? [
          {
            number: index + 1,
            text: paragraph.text,
            role: ["heading", "caption", "noise"].includes(paragraph.role) ? paragraph.role : "body",
            noise: string(paragraph.noise),
            reason: string(paragraph.reason),
            isTitle: paragraph.role === "heading" && paragraph.text.trim() === article.title,
            marks: [],
          },
        ]
      : [],
  );
  const texts = paragraphs.filter(({ role }) => role !== "noise").map(({ text }) => text);
  const title = string(article.title);
  const { value, precision = "day", basis = "given", evidence } = Object(article.date);
  return [
    {
      head: {
        id: article.id,
        title: title || (texts[0] ?? "").slice(0, 80) || article.id,
        titleGenerated: title === "",
        source: string(article.source),
        author: string(article.author),
        url: string(article.url),
        dateline: string(article.dateline),
        ...(value && { date: { value: string(value), precision, basis, evidence: string(evidence) } }),
        tags: list(article.tags).map(string),
        retelling: article.retelling === true,
        original: string(article.original),
        words: texts.join(" ").split(/\s+/).filter(Boolean).length,
      },
      paragraphs,
    },
  ];
}

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : []);

/** @param {unknown} value */
const string = (value) => (typeof value === "string" ? value : "");
