/** Corpora written for the tests, and the pages that `kashshaf build` makes of them. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "../../../scripts/build/pages.mjs";
import { dist } from "../../../scripts/lib/paths.mjs";

/** The bundled corpus, as built. */
export const site = join(dist, "site");
export const single = join(dist, "single", "index.html");

/** @typedef {{ text: string, role?: string, noise?: string, reason?: string }} Paragraph */

const made = mkdtempSync(join(tmpdir(), "kashshaf-"));
process.on("exit", () => rmSync(made, { recursive: true, force: true }));
let count = 0;

/**
 * Builds a corpus both ways.
 * @param {object} corpus
 * @returns {{ site: string, single: string }} a folder to serve, and a file to open
 */
export function build(corpus) {
  count += 1;
  const file = join(made, `corpus-${count}.json`);
  const folder = join(made, `site-${count}`);
  const page = join(made, `single-${count}.html`);
  writeFileSync(file, JSON.stringify(corpus));
  execFileSync(command, ["build", file, "-o", folder], { stdio: "pipe" });
  execFileSync(command, ["build", file, "-o", page, "--single-file"], { stdio: "pipe" });
  return { site: folder, single: page };
}

/**
 * A copy of a built site with one of its files changed.
 * @param {string} folder
 * @param {string} name
 * @param {(content: string) => string} change
 */
export const altered = (folder, name, change) =>
  alteredBytes(folder, name, (bytes) => Buffer.from(change(bytes.toString())));

/**
 * @param {string} folder
 * @param {string} name
 * @param {(content: Buffer) => Buffer} change
 */
export function alteredBytes(folder, name, change) {
  count += 1;
  const copy = join(made, `altered-${count}`);
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, name);
  writeFileSync(file, change(readFileSync(file)));
  return copy;
}

/**
 * A copy of a built site with the script of its worker changed, which stands in the page.
 * @param {string} folder
 * @param {(script: string) => string} change
 */
export const withWorker = (folder, change) =>
  altered(folder, "index.html", (page) =>
    page.replace(/(?<=id="asset-worker">)[\s\S]*?(?=<\/script>)/, (script) => change(script)),
  );

/** The name of a site's root. @param {string} folder */
export function rootName(folder) {
  const name = readdirSync(join(folder, "index")).find((each) => each.startsWith("root-"));
  return `index/${name}`;
}

/**
 * An article with what is left out filled in.
 * @param {string} id
 * @param {string} title
 * @param {(string | Paragraph)[]} paragraphs
 * @param {object} [more]
 */
export const article = (id, title, paragraphs, more = {}) => ({
  id,
  title,
  source: "",
  author: "",
  url: "",
  dateline: "",
  tags: [],
  ...more,
  paragraphs: [
    ...(title ? [{ text: title, role: "heading" }] : []),
    ...paragraphs.map((each) =>
      typeof each === "string" ? { text: each, role: "body" } : { role: "body", ...each },
    ),
  ],
});

/** @param {object[]} articles @param {object} [more] */
export const corpusOf = (articles, more = {}) => ({
  kashshaf: 1,
  title: "أخبار الميناء",
  language: "ar",
  about: "نصوص كُتبت لاختبار الصفحة.",
  articles,
  ...more,
});

/** The corpus of most scenarios: few articles, each with something that pages get wrong. */
export const harbour = corpusOf([
  article(
    "spelling",
    "مضيفًا أن السفن عادت",
    [
      "وصلت السفينة إلى الميناء صباحًا، وقال القبطان إن الرحلة كانت هادئة.",
      "وقال الربّان مُضِيفًا إنّ الشحنة القادمة من إيران فيها ٤٠ صندوقًا.",
      "وكانت المعارضة\u00a0السورية منذ أعوام تطالب بفتح الميناء.",
    ],
    {
      source: "صحيفة الميناء",
      date: { value: "2016-12-06", precision: "day", basis: "printed", evidence: "6 كانون الأول 2016" },
    },
  ),
  article(
    "residue",
    "الميناء يستعيد حركته",
    [
      { text: "رافعات على رصيف الميناء (أرشيف)", role: "caption" },
      { text: "728 x 90", role: "noise", noise: "ad", reason: "ad size" },
      { text: "شارك على فيسبوك", role: "noise", noise: "social", reason: "sharing button" },
      "عادت الحركة إلى الميناء بعد توقف دام 40 يوما.",
      { text: "أرقام الميناء", role: "heading" },
      ...Array.from(
        { length: 30 },
        (_, at) => `فقرة ${at + 1}: حمولة الميناء في ذلك اليوم كانت ${at + 10} طنا.`,
      ),
    ],
    {
      author: "ليلى الحسن",
      url: "https://example.org/port",
      date: {
        value: "2016-12-05/2016-12-08",
        precision: "range",
        basis: "inferred",
        evidence: "ذُكر «هذا الأسبوع» بعد الخامس من كانون الأول.",
      },
      retelling: true,
      original: "port_01.txt",
    },
  ),
  article("untitled", "", ["قال مصدر في الميناء إن العمل يبدأ غدا. ولم يزد على ذلك."], {
    source: "Port News",
    date: { value: "2016", precision: "year", basis: "given", evidence: "" },
  }),
]);

/** Sixty articles, for what happens beyond the first page of results. */
export const shelf = corpusOf(
  Array.from({ length: 60 }, (_, at) =>
    article(`note-${at + 1}`, `نشرة رقم ${at + 1}`, [`وصلت إلى المستودع ${at + 100} شحنة من القمح.`]),
  ),
);

/** Number of articles of the archive, each too large a part of it to be loaded for nothing. */
export const ARCHIVE = 2000;

/** A word that only the first article has, and one that only an article far behind it has. */
export const NEAR_WORD = "ياقوتة";
export const FAR_WORD = "زمردة";

/** An archive so large that only what is asked for is loaded. The words mean nothing. */
export const archive = corpusOf(
  Array.from({ length: ARCHIVE }, (_, at) => {
    const random = numbers(at);
    const text = () => Array.from({ length: 70 }, () => inventedWord(random)).join(" ");
    const own = at === 0 ? NEAR_WORD : at === ARCHIVE - 1 ? FAR_WORD : "";
    return article(`report-${at + 1}`, `تقرير رقم ${at + 1}`, [`${own} في المستودع ${text()}.`, text()]);
  }),
  { title: "أرشيف الميناء" },
);

/** The same numbers below one for the same seed, whatever the machine. @param {number} seed */
function numbers(seed) {
  let state = seed * 2654435761 + 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Words of which few are frequent and many are rare. @param {() => number} random */
function inventedWord(random) {
  const letters = "بتجحدرسصطعفقكلمنهي";
  let rest = Math.floor(random() ** 3 * 20_000) + letters.length;
  let word = "";
  for (; rest > 0; rest = Math.floor(rest / letters.length)) word += letters[rest % letters.length];
  return `م${word}`;
}
