/** The reading view in words, in both languages: they come with it, when an article is opened. */

/** @typedef {import("../strings.js").Strings} Strings */
/** @typedef {ReturnType<typeof arabic>} ReadingStrings */

/** Kinds of noise, as cleaning names them. @type {Record<string, string>} */
const NOISE_AR = {
  shortcode: "رمز من نظام النشر",
  ad: "إعلان",
  icon: "وصف أيقونة",
  widget: "أداة من الصفحة",
  duplicate: "تكرار",
  related: "روابط ذات صلة",
  social: "أزرار المشاركة",
  donation: "دعوة إلى التبرع",
  comments: "نموذج التعليقات",
  promo: "ترويج",
  navigation: "تنقل في الموقع",
};

/** @type {Record<string, string>} */
const NOISE_EN = {
  shortcode: "publishing shortcode",
  ad: "advertisement",
  icon: "icon text",
  widget: "page widget",
  duplicate: "duplicate",
  related: "related links",
  social: "sharing buttons",
  donation: "donation appeal",
  comments: "comment form",
  promo: "promotion",
  navigation: "site navigation",
};

/** @param {Strings} strings */
const arabic = ({ number, plural }) => ({
  retellingNote: (/** @type {boolean} */ named) =>
    `هذا النص إعادة صياغة كُتبت لهذا المشروع عن تقرير منشور، لا التقرير نفسه.${named ? " الملف الأصلي:" : ""}`,
  author: "الكاتب",
  dateline: "مكان التحرير",
  originalFile: "الملف الأصلي",
  link: "الرابط",
  tags: "الوسوم",
  back: "→ عودة إلى النتائج",
  backHome: "→ كل المقالات",
  paragraph: (/** @type {number} */ n) => `رابط الفقرة ${number(n)}`,
  caption: "تعليق صورة",
  noise: (/** @type {number} */ n, /** @type {string[]} */ kinds) =>
    `${plural(n, {
      one: "أُخفيت فقرة زائدة",
      two: "أُخفيت فقرتان زائدتان",
      few: "أُخفيت # فقرات زائدة",
      many: "أُخفيت # فقرة زائدة",
      other: "أُخفيت # فقرة زائدة",
    })} (${kinds.map((kind) => NOISE_AR[kind] ?? kind).join("، ")}): اعرض الأصل`,
  noiseReason: (/** @type {string} */ kind) => `سبب الإخفاء: ${NOISE_AR[kind] ?? kind}`,
  stepper: "التنقل بين النتائج في هذا المقال",
  next: "التالية",
  previous: "السابقة",
  hitOf: (/** @type {number} */ index, /** @type {number} */ total) =>
    `نتيجة ${number(index)} من ${number(total)}`,
  hits: (/** @type {number} */ n) =>
    plural(n, {
      zero: "لا نتائج في هذا المقال",
      one: "نتيجة واحدة",
      two: "نتيجتان",
      few: "# نتائج",
      many: "# نتيجة",
      other: "# نتيجة",
    }),
  tashkeel: "التشكيل",
  cite: "استشهد بالمقال",
  citation: "نص الاستشهاد",
  format: "صيغة الاستشهاد",
  formats: /** @type {Record<import("./cite.js").Format, string>} */ ({
    text: "نص",
    bibtex: "BibTeX",
    ris: "RIS",
    csl: "CSL-JSON",
  }),
  copy: "انسخ",
  copied: "نُسخ الاستشهاد",
  copyFailed: "لم يسمح المتصفح بالنسخ",
  selection: "المقطع المحدد",
  copyCited: "انسخ مع الاستشهاد",
  copyLink: "انسخ الرابط",
  linkCopied: "نُسخ الرابط",
  searchThis: "ابحث عن هذا",
  inQuotes: (/** @type {string} */ text) => `«${text}»`,
  inParagraph: (/** @type {number} */ n) => `الفقرة ${number(n)}`,
  inParagraphs: (/** @type {number} */ from, /** @type {number} */ to) =>
    `${to - from === 1 ? "الفقرتان" : "الفقرات"} ${number(from)}–${number(to)}`,
  inCollection: (/** @type {string} */ title) => `ضمن مجموعة «${title}»`,
  retold: "إعادة صياغة لا النص الأصلي",
  dateInferred: "تاريخ مستنتج",
  neighbours: "مقالات النتائج",
  placeOf: (/** @type {number} */ place, /** @type {number} */ total) =>
    `المقال ${number(place)} من ${number(total)} في النتائج`,
  before: "المقال السابق",
  after: "المقال التالي",
  missingParagraph: (/** @type {number} */ n) => `ليس في المقال فقرة رقمها ${number(n)}`,
  missingArticle: "لا مقال بهذا العنوان",
  missingArticleNote: "ليس في هذه المجموعة مقال معرّفه:",
});

/** @type {(strings: Strings) => ReadingStrings} */
const english = ({ number, plural }) => ({
  retellingNote: (named) =>
    `This text is a retelling of a published report, written for this project; it is not the report itself.${named ? " Original file:" : ""}`,
  author: "Author",
  dateline: "Dateline",
  originalFile: "Original file",
  link: "Link",
  tags: "Tags",
  back: "← Back to the results",
  backHome: "← All articles",
  paragraph: (n) => `Link to paragraph ${number(n)}`,
  caption: "Caption",
  noise: (n, kinds) =>
    `${plural(n, { one: "# paragraph of page residue hidden", other: "# paragraphs of page residue hidden" })} (${kinds.map((kind) => NOISE_EN[kind] ?? kind).join(", ")}): show the original`,
  noiseReason: (kind) => `Why it is hidden: ${NOISE_EN[kind] ?? kind}`,
  stepper: "Hits in this article",
  next: "Next",
  previous: "Previous",
  hitOf: (index, total) => `Hit ${number(index)} of ${number(total)}`,
  hits: (n) => (n === 0 ? "No hits in this article" : plural(n, { one: "# hit", other: "# hits" })),
  tashkeel: "Vowel marks",
  cite: "Cite this article",
  citation: "Citation",
  format: "Format of citations",
  formats: { text: "Text", bibtex: "BibTeX", ris: "RIS", csl: "CSL-JSON" },
  copy: "Copy",
  copied: "Citation copied",
  copyFailed: "The browser did not allow copying",
  selection: "Selected passage",
  copyCited: "Copy with citation",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  searchThis: "Search for this",
  inQuotes: (text) => `“${text}”`,
  inParagraph: (n) => `paragraph ${number(n)}`,
  inParagraphs: (from, to) => `paragraphs ${number(from)}–${number(to)}`,
  inCollection: (title) => `in the collection “${title}”`,
  retold: "a retelling, not the original text",
  dateInferred: "date inferred",
  neighbours: "Articles of the results",
  placeOf: (place, total) => `Article ${number(place)} of ${number(total)} in the results`,
  before: "Previous article",
  after: "Next article",
  missingParagraph: (n) => `This article has no paragraph ${number(n)}`,
  missingArticle: "There is no such article",
  missingArticleNote: "This collection has no article with the identifier:",
});

/** @param {Strings} strings @returns {ReadingStrings} */
export const readingStrings = (strings) => (strings.lang === "ar" ? arabic : english)(strings);
