/** Bringing one's own texts, in words, in both languages: they come with the panel. */

import { isolate } from "../strings/counting.js";

/** @typedef {import("../strings.js").Strings} Strings */
/** @typedef {ReturnType<typeof arabic>} OwnStrings */

/** @param {number} bytes */
const megabytes = (bytes) => Math.max(0.1, Math.round(bytes / 104857.6) / 10);

/** Why something failed, by the code it came with. @type {Record<string, string>} */
const FAILED_AR = {
  empty: "ليس فيه نص يُقرأ",
  "not-utf8": "ليس نصًا في ترميز معروف؛ احفظه بترميز UTF-8",
  "too-large": "أكبر مما تتسع له الصفحة؛ قسّمه",
  format: "لا يُقرأ على أنه من نوعه",
  json: "ليس JSON صحيحًا",
  field: "فيه حقل ناقص أو لا يصلح؛ والنص يُؤخذ من حقل اسمه text",
  "zip-bomb": "يتضخم عند فكّه فوق كل حد",
  deep: "مجلد أعمق مما يُدخل؛ اختره وحده",
};

/** @param {Strings} strings */
const arabic = ({ number, plural }) => ({
  title: "نصوصك أنت",
  close: "أغلق",
  intro:
    "أفلت ملفات أو مجلدًا هنا لتبحث فيها فورًا. لا يغادر شيء منها هذا الجهاز: الصفحة تقرؤها بنفسها ولا تتصل بأحد.",
  formats: "نص، Markdown، HTML، JSON، CSV، DOCX، EPUB، TEI، OpenITI، RSS وAtom",
  files: "اختر ملفات",
  folder: "اختر مجلدًا",
  reading: (/** @type {number} */ done, /** @type {number} */ total) =>
    `يُقرأ الملف ${number(done)} من ${number(total)}`,
  indexing: "يُبنى الفهرس…",
  cancel: "أوقف",
  stopped: "أُوقف الاستيراد.",
  nothing: "لم يمكن استيراد شيء.",
  unavailable:
    "هذه صفحة في ملف واحد، وأداة الاستيراد ليست فيها لأنها أكبر منها. افتح الموقع الذي حُفظت منه، أو أي موقع بُني بكشّاف، وأضف نصوصك هناك.",
  ready: "صارت نصوصك مفتوحة للبحث.",
  articles: (/** @type {number} */ n) =>
    plural(n, {
      zero: "لا مقالات",
      one: "مقال واحد",
      two: "مقالان",
      few: "# مقالات",
      many: "# مقالًا",
      other: "# مقال",
    }),
  words: (/** @type {number} */ n) =>
    plural(n, {
      zero: "لا كلمات",
      one: "كلمة",
      two: "كلمتان",
      few: "# كلمات",
      many: "# كلمة",
      other: "# كلمة",
    }),
  marks: (/** @type {number} */ n) =>
    plural(n, {
      zero: "لم يُعلَّم شيء على أنه زائد",
      one: "فقرة واحدة معلَّمة زائدة",
      two: "فقرتان معلَّمتان زائدتان",
      few: "# فقرات معلَّمة زائدة",
      many: "# فقرة معلَّمة زائدة",
      other: "# فقرة معلَّمة زائدة",
    }),
  dates: (/** @type {number} */ n) => `التاريخ معروف في ${number(n)}`,
  refused: (/** @type {number} */ n) =>
    plural(n, {
      zero: "",
      one: "ملف واحد لم يُقرأ",
      two: "ملفان لم يُقرآ",
      few: "# ملفات لم تُقرأ",
      many: "# ملفًا لم تُقرأ",
      other: "# ملف لم تُقرأ",
    }),
  passedOver: (/** @type {number} */ n) => `وتُرك ${number(n)} من أنواع أخرى`,
  wordless: (/** @type {number} */ n) =>
    plural(n, {
      zero: "",
      one: "وتُركت رسالة بلا كلام",
      two: "وتُركت رسالتان بلا كلام",
      few: "وتُركت # رسائل بلا كلام",
      many: "وتُركت # رسالة بلا كلام",
      other: "وتُركت # رسالة بلا كلام",
    }),
  monthsFirst: "وتواريخ قُرئ الشهر فيها قبل اليوم",
  monthFirst: (/** @type {string} */ date) =>
    `في تواريخه الشهر قبل اليوم، فلا يُقرأ «${isolate(date)}» إلا هكذا`,
  many: (/** @type {number} */ n) => `قُرئت أول ${number(n)} ملف فقط؛ اختر الباقي في مجموعة أخرى`,
  why: (/** @type {string} */ code) => FAILED_AR[code] ?? "",
  name: "اسم المجموعة",
  unnamed: "مجموعتي",
  search: "ابحث فيها",
  savePage: "احفظ كصفحة",
  saveSite: "احفظ كموقع (zip)",
  keep: "أبقها في هذا المتصفح",
  kept: "حُفظت في هذا المتصفح.",
  unkept: "لم تُحفظ بعد: تذهب حين تُغلق الصفحة أو يُعاد تحميلها، ما لم تُبقها في هذا المتصفح أو تحفظها صفحة.",
  full: "لم يتسع لها هذا المتصفح؛ احفظها كصفحة بدلًا من ذلك. لم يضع منها شيء.",
  saving: "تُصنع الصفحة…",
  saved: (/** @type {string} */ name) => `حُفظت في ${name}`,
  failed: "تعذّر ذلك",
  marksTitle: "ما عُلِّم زائدًا",
  marksNote: "لم يُحذف شيء. ألغِ العلامة عن أي فقرة فتعود إلى المقال والبحث.",
  marked: "زائدة",
  more: "اعرض المزيد",
  rebuild: "حدّث البحث",
  list: "المجموعات",
  pageCorpus: "مجموعة هذه الصفحة",
  current: "مفتوحة الآن",
  open: "افتح",
  erase: "امحُ",
  sure: "امحُ حقًّا؟",
  erased: "مُحيت.",
  size: (/** @type {number} */ bytes) => `${number(megabytes(bytes))} م.ب`,
});

/** @type {Record<string, string>} */
const FAILED_EN = { deep: "a folder too deep to be entered; choose it by itself" };

/** @type {(strings: Strings) => OwnStrings} */
const english = ({ number, plural }) => ({
  title: "Your own texts",
  close: "Close",
  intro:
    "Drop files or a folder here to search them at once. Nothing leaves this machine: the page reads them itself and talks to nobody.",
  formats: "Text, Markdown, HTML, JSON, CSV, DOCX, EPUB, TEI, OpenITI, RSS and Atom",
  files: "Choose files",
  folder: "Choose a folder",
  reading: (done, total) => `Reading file ${number(done)} of ${number(total)}`,
  indexing: "Building the index…",
  cancel: "Stop",
  stopped: "The import was stopped.",
  nothing: "Nothing could be imported.",
  unavailable:
    "This page is a single file, and the importer is not in it because it is larger than the page. Open the site it was saved from, or any site built with Kashshaf, and add your texts there.",
  ready: "Your texts are open for searching.",
  articles: (n) => plural(n, { one: "# article", other: "# articles" }),
  words: (n) => plural(n, { one: "# word", other: "# words" }),
  marks: (n) =>
    n === 0
      ? "Nothing was marked as residue"
      : plural(n, { one: "# paragraph marked as residue", other: "# paragraphs marked as residue" }),
  dates: (n) => `Date known of ${number(n)}`,
  refused: (n) => plural(n, { one: "# file could not be read", other: "# files could not be read" }),
  passedOver: (n) => `${number(n)} of other kinds were passed over`,
  wordless: (n) =>
    plural(n, {
      one: "# message without a word passed over",
      other: "# messages without a word passed over",
    }),
  monthsFirst: "dates read month first",
  monthFirst: (date) =>
    `in its dates the month comes first, for “${isolate(date)}” can be read in no other way`,
  many: (n) => `Only the first ${number(n)} files were read; choose the rest as another collection`,
  why: (code) => FAILED_EN[code] ?? "",
  name: "Name of the collection",
  unnamed: "My collection",
  search: "Search them",
  savePage: "Save as a page",
  saveSite: "Save as a site (zip)",
  keep: "Keep it in this browser",
  kept: "Kept in this browser.",
  unkept:
    "Not kept yet: they are gone when the page is closed or loaded again, unless you keep them in this browser or save them as a page.",
  full: "This browser has no room for it; save it as a page instead. Nothing of it is lost.",
  saving: "Making the page…",
  saved: (name) => `Saved as ${name}`,
  failed: "That did not work",
  marksTitle: "What was marked as residue",
  marksNote:
    "Nothing was deleted. Take the mark off a paragraph, and it is part of the article and of searches again.",
  marked: "residue",
  more: "Show more",
  rebuild: "Bring the search up to date",
  list: "Collections",
  pageCorpus: "This page's own collection",
  current: "open now",
  open: "Open",
  erase: "Erase",
  sure: "Really erase?",
  erased: "Erased.",
  size: (bytes) => `${number(megabytes(bytes))} MB`,
});

/** @param {Strings} strings @returns {OwnStrings} */
export const ownStrings = (strings) => (strings.lang === "ar" ? arabic : english)(strings);
