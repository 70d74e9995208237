import { dateInWords } from "../dates.js";
import { counting, isolate } from "./counting.js";

/** @typedef {import("../strings.js").Strings} Strings */

const { number, plural } = counting("latn");

/** @param {number} n */
const articles = (n) => plural(n, { one: "# article", other: "# articles" });

const REBUILD = "Build the page again with kashshaf build.";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** @param {string} value */
const date = (value) => dateInWords(value, MONTHS, (from, to, close) => `${from}${close ? "–" : " – "}${to}`);

/** @type {[string, string]} */
const LOST_FILE = [
  "A file of this page could not be loaded",
  "Check your connection and try again. If you publish this page, make sure the file is online with the rest of its folder.",
];

/** @type {Record<string, [string, string]>} */
const FAILURES = {
  asset: LOST_FILE,
  part: LOST_FILE,
  file: [
    "This folder needs a web server",
    "Browsers do not let a page opened from disk read the files next to it. Put the folder on a web server, or use the single-file version, which opens with a double click: kashshaf build --single-file",
  ],
  unbuilt: [
    "This page is a template",
    "Build a collection first with kashshaf build, and open the page it writes.",
  ],
  worker: ["The search engine stopped", "Start it again. If it keeps stopping, reload the page."],
  crash: [
    "The search engine stopped because of a fault in it",
    "Start it again. If the same query stops it again, that is a bug in Kashshaf; please report it.",
  ],
  view: [
    "This page could not be shown",
    "This is a bug in Kashshaf, not in the texts. Go back to the beginning, or reload the page.",
  ],
  damaged: [
    "The index is damaged, or only a part of it arrived",
    "Try again. If that does not help and you publish this page, put the whole folder online again, or build it again with kashshaf build.",
  ],
  "index-version": [
    "The collection is in a version of the format that this page does not read",
    "Build the page again with a newer kashshaf build.",
  ],
};

/** @returns {Strings} */
export const english = () => ({
  lang: "en",
  dir: "ltr",
  number,
  plural,
  comma: ", ",
  articles,
  date,

  skip: "Skip to content",
  home: "Kashshaf: to the beginning of the collection",
  otherLanguage: "العربية",
  settings: "Settings",
  help: "Help",
  questionMark: "?",
  bring: "Your own texts",
  privacy: "Everything happens in this page: what you search for is sent nowhere.",

  searchLabel: "Search the texts",
  placeholder: isolate('words or "phrase"'),
  searchButton: "Search",
  suggestions: "Suggestions",
  clear: "Clear",
  advanced: "Search by conditions",
  rungsTitle: "Matching",
  rungs: { exact: "exact", folded: "folded", family: "word forms", near: "near" },
  rungHints: {
    exact: "as written",
    folded: "whatever its hamzas and marks",
    family: "and other spellings",
    near: "a letter or two off",
  },

  resultsTitle: (query) => `Results for “${isolate(query)}”`,
  results: (n) => (n === 0 ? "No results" : `${articles(n)} found`),
  matches: (n) => (n === 0 ? "in the title" : plural(n, { one: "# match", other: "# matches" })),
  refine: "Order and narrow",
  csv: "Download the results (CSV)",
  csvProgress: (n, total) => `Making the table… ${number(n)} of ${number(total)}`,
  why: "Why?",
  whyUnknown: "The reason cannot be given here.",
  more: (n, total) => `Show more (${number(n)} of ${number(total)})`,
  nothing: (query) => `Nothing found for “${isolate(query)}”`,

  generatedTitle: "generated title",
  noSource: "Source not stated",
  noDate: "No date",
  inferred: "≈ inferred",
  inferredFrom: "How the date was inferred:",
  retelling: "Retelling",
  words: (n) => plural(n, { one: "# word", other: "# words" }),
  controlFound: (name) => `hidden direction character ${name}`,

  sources: (n) => plural(n, { one: "# source", other: "# sources" }),
  span: (from, to) => date(from === to ? from : `${from}/${to}`),
  examplesTitle: "Try a search",
  examples: {
    word: "a word",
    phrase: "a phrase",
    folded: (written) => `finds “${isolate(written)}” too`,
  },
  untitled: "A collection of texts",
  sourcesTitle: "Sources",
  articlesTitle: "Articles",

  loading: "Loading the collection…",
  loadingOf: (kilobytes) => `Loading the collection… ${number(kilobytes)} kB`,
  waiting: "Loading what the answer needs…",
  lostTexts: "The texts of some articles could not be loaded",
  lostWords: "A part of the word index could not be loaded",
  lost: {
    offline:
      "The server did not answer. Check your connection and try again; what was loaded before can still be read.",
    refused:
      "The server does not give this file. The page may have been updated since you opened it: reload it. Searching and reading what does not need this file work as usual.",
    damaged:
      "The file arrived damaged or incomplete. Searching and reading what does not need it work as usual. If you publish this page, put the whole folder online again.",
  },
  retry: "Try again",
  reload: "Reload the page",
  failure: (code) => FAILURES[code] ?? ["The collection could not be opened", REBUILD],
  failureFields: {
    message: "Description",
    asset: "File",
    status: "Server’s answer",
    field: "Field",
    line: "Line",
    column: "Column",
  },
  noAnswer: "none",
  unreadable: "None of the texts can be read before that.",
  plainTitle: "Plain text search",
  plainNote:
    "Letters are compared as they are written, without folding or ranking. Reading and links work as usual.",
  plainWasm: "This browser does not offer WebAssembly, which the search engine needs",
  plainLost: "Their articles are missing here, from reading and searching.",
  plainDetails: "Details",
});
