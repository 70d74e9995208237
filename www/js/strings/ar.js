import { dateInWords } from "../dates.js";
import { counting, isolate, reasons } from "./counting.js";

const { number, plural } = counting("ar-u-nu-latn");

/** @param {number} n */
const articles = (n) =>
  plural(n, {
    zero: "لا مقالات",
    one: "مقال واحد",
    two: "مقالان",
    few: "# مقالات",
    many: "# مقالًا",
    other: "# مقال",
  });

/** Kinds of noise, as cleaning names them. @type {Record<string, string>} */
const NOISE = {
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

/** What the engine noticed about the query; # is the part of it concerned. @type {Record<string, string>} */
const REMARKS = {
  "unclosed-quote": "علامة اقتباس لم تُغلق، فقُرئ ما بعدها عبارةً حتى آخر السؤال.",
  "empty-quote": "عبارة فارغة بين علامتي اقتباس، فلم تُحسب.",
  "no-words": "ليس في السؤال كلمة يُبحث عنها.",
  "unknown-word": "لا يرد «#» في المجموعة.",
  "some-words": "لا يجمع مقالٌ واحد كلمات السؤال كلها، فهذه مقالات فيها بعضها.",
  "phrase-folded": "لم ترد العبارة بحروفها، فهذه مواضع تطابقها بعد توحيد الإملاء.",
};

/** How a word comes from its headword, #. @type {Record<string, string>} */
const RELATIONS = {
  ending: "من «#» بلاحقة في آخرها",
  "broken-plural": "جمع تكسير لـ«#» أو نحوه",
  "verb-form": "تصريف من الفعل «#»",
  spelling: "إملاء لـ«#»",
};

/** Why a word that is spelt otherwise answers the one that was typed, #. @type {Record<string, string>} */
const REACHES = {
  reading: "على قراءة أخرى لـ«#»",
  stack: "«#» نفسها وما اتصل بها",
  homograph: "كلمة أصلها يُكتب كأصل «#»",
  table: "إملاء آخر لـ«#»",
  "hamza-seat": "«#» بهمزة على كرسي آخر",
  "foreign-g": "«#»، والجيم الأعجمية تُكتب غ أو ج أو ق أو ك",
  "long-vowel": "«#»، وحروف المد في الأسماء الأعجمية تُكتب أو تُترك",
  "name-ending": "«#»، وآخر الأسماء الأعجمية يُكتب ا أو ة",
  joined: "«#»، وتُكتب في كلمة أو كلمتين",
  expansion: "تُراد بها «#» وإن لم تكن من لفظها",
};

const REBUILD = "أعد بناء الصفحة بالأمر kashshaf build.";

/** Why a page cannot be shown as it should: the heading, then what to do. @type {Record<string, [string, string]>} */
const FAILURES = {
  asset: [
    "تعذّر تحميل ملف من ملفات الصفحة",
    "تحقق من الاتصال ثم أعد المحاولة. إن كنت ناشر الصفحة، فتأكد أن الملف منشور مع بقية المجلد.",
  ],
  file: [
    "هذا المجلد يحتاج إلى خادم ويب",
    "لا تسمح المتصفحات لصفحة فُتحت من القرص بأن تقرأ ملفات مجلدها. انشر المجلد على خادم ويب، أو استعمل نسخة الملف الواحد التي تُفتح بنقرتين: kashshaf build --single-file",
  ],
  unbuilt: [
    "هذه الصفحة قالب لم يُبنَ بعد",
    "ابنِ المجموعة أولًا بالأمر kashshaf build، ثم افتح الصفحة التي ينتجها.",
  ],
  worker: ["توقف محرك البحث", "أعد تشغيله. إن تكرر ذلك فأعد تحميل الصفحة."],
  crash: [
    "توقف محرك البحث لخطأ فيه",
    "أعد تشغيله. إن تكرر الخطأ مع السؤال نفسه فهو خطأ في كشّاف، ونشكر لك الإبلاغ عنه.",
  ],
  view: ["تعذّر عرض هذه الصفحة", "هذا خطأ في كشّاف، لا في النصوص. عُد إلى البداية أو أعد تحميل الصفحة."],
  damaged: [
    "ملف الفهرس تالف أو وصل ناقصًا",
    "أعد المحاولة. إن تكرر ذلك وكنت ناشر الصفحة، فانشر المجلد كله من جديد، أو أعد بناء الصفحة بالأمر kashshaf build.",
  ],
  "index-version": [
    "كُتبت المجموعة بإصدار من الصيغة لا يعرفه محرك هذه الصفحة",
    "أعد بناء الصفحة بالأمر kashshaf build من إصدار أحدث.",
  ],
};

export const arabic = {
  lang: "ar",
  dir: "rtl",
  number,
  comma: "، ",
  articles,
  date: (/** @type {string} */ value) => dateInWords(value, "ar"),

  // Masthead and footer
  skip: "إلى المحتوى",
  home: "كشّاف: إلى بداية المجموعة",
  otherLanguage: "English",
  theme: "المظهر",
  themes: { system: "تلقائي", light: "فاتح", dark: "داكن" },
  keysTitle: "اختصارات لوحة المفاتيح",
  keysOn: "الاختصارات مفعّلة",
  keys: {
    "/": "إلى صندوق البحث",
    n: "النتيجة التالية في المقال",
    p: "النتيجة السابقة في المقال",
    w: "لماذا طابقت هذه النتيجة",
    Esc: "امسح البحث، أو عُد من المقال إلى النتائج",
  },
  privacy: "كل شيء يجري في هذه الصفحة: لا يُرسل ما تبحث عنه إلى أي مكان.",

  // Search
  searchLabel: "ابحث في النصوص",
  placeholder: 'كلمة أو كلمات أو "عبارة"',
  searchButton: "بحث",
  clear: "امسح",
  rungsTitle: "درجة المطابقة",
  rungs: { exact: "حرفي", folded: "مطبَّع", family: "بالصيغ", near: "تقريبي" },
  rungHints: {
    exact: "كما كُتبت الكلمة",
    folded: "بعد توحيد الهمزات والتشكيل وأشكال الحروف والأرقام",
    family: "بصيغ الكلمة وما يتصل بها وإملاءات الأعلام",
    near: "بفارق حرف أو حرفين",
  },
  remark: (/** @type {string} */ code, /** @type {string} */ part) =>
    REMARKS[code]?.replace("#", () => isolate(part)),

  // Results
  resultsTitle: (/** @type {string} */ query) => `نتائج البحث عن «${isolate(query)}»`,
  results: (/** @type {number} */ n) => (n === 0 ? "لا نتائج" : `${articles(n)} في النتائج`),
  matches: (/** @type {number} */ n) =>
    plural(n, {
      zero: "في العنوان",
      one: "موضع واحد",
      two: "موضعان",
      few: "# مواضع",
      many: "# موضعًا",
      other: "# موضع",
    }),
  why: "لماذا؟",
  whyFor: (/** @type {string} */ typed) => `ما طابق «${isolate(typed)}»`,
  whyUnknown: "تعذّر بيان السبب هنا.",
  because: (/** @type {Explanation} */ word) =>
    reasons(word, {
      exact: "كما كتبتها",
      folded: "هي «#» بعد توحيد الإملاء",
      near: "قريبة من «#» في الإملاء",
      family: "من صيغ «#»",
      relations: RELATIONS,
      reaches: REACHES,
    }),
  more: (/** @type {number} */ n, /** @type {number} */ total) =>
    `أظهر المزيد (${number(n)} من ${number(total)})`,
  nothing: (/** @type {string} */ query) => `لا نتيجة لـ «${isolate(query)}»`,
  nothingAdvice: "لا يطابق شيء في المجموعة ما كتبته كما كتبته. جرّب:",
  nothingElse: "لم ترد هذه الكلمات في المجموعة، ولا واحدة منها. تحقق من الإملاء، أو تصفح المقالات.",
  meant: "هل تقصد:",
  meantBy: { spelling: "", keyboard: "بلوحة المفاتيح العربية", latin: "بالحروف العربية" },
  tryUsual: "المطابقة المعتادة: حرفي ومطبَّع وبالصيغ",
  tryNear: "كلمات قريبة في الإملاء",
  tryUnquoted: "بلا علامتي الاقتباس",
  tryWord: (/** @type {string} */ word) => `«${isolate(word)}» وحدها`,
  browse: "كل مقالات المجموعة",

  // Articles
  generatedTitle: "عنوان مولّد",
  noSource: "المصدر غير مذكور",
  noDate: "بلا تاريخ",
  inferred: "≈ مستنتج",
  inferredFrom: "كيف استُنتج التاريخ:",
  retelling: "إعادة صياغة",
  retellingNote: (/** @type {boolean} */ named) =>
    `هذا النص إعادة صياغة كُتبت لهذا المشروع عن تقرير منشور، لا التقرير نفسه.${named ? " الملف الأصلي:" : ""}`,
  author: "الكاتب",
  dateline: "مكان التحرير",
  originalFile: "الملف الأصلي",
  link: "الرابط",
  tags: "الوسوم",
  words: (/** @type {number} */ n) =>
    plural(n, {
      zero: "لا كلمات",
      one: "كلمة واحدة",
      two: "كلمتان",
      few: "# كلمات",
      many: "# كلمة",
      other: "# كلمة",
    }),
  controlFound: (/** @type {string} */ name) => `محرف اتجاه خفي ${name}`,

  // Reading
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
    })} (${kinds.map((kind) => NOISE[kind] ?? kind).join("، ")}): اعرض الأصل`,
  noiseReason: (/** @type {string} */ kind) => `سبب الإخفاء: ${NOISE[kind] ?? kind}`,
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
  missingArticle: "لا مقال بهذا العنوان",
  missingArticleNote: "ليس في هذه المجموعة مقال معرّفه:",

  // Overview
  sources: (/** @type {number} */ n) =>
    plural(n, {
      zero: "لا مصادر",
      one: "مصدر واحد",
      two: "مصدران",
      few: "# مصادر",
      many: "# مصدرًا",
      other: "# مصدر",
    }),
  span: (/** @type {string} */ from, /** @type {string} */ to) =>
    dateInWords(from === to ? from : `${from}/${to}`, "ar"),
  examplesTitle: "جرّب البحث عن",
  examples: {
    word: "كلمة",
    phrase: "عبارة",
    folded: (/** @type {string} */ written) => `تجد «${isolate(written)}» أيضًا`,
  },
  sourcesTitle: "المصادر",
  articlesTitle: "المقالات",

  // States
  loading: "تُحمَّل المجموعة…",
  loadingOf: (/** @type {number} */ kilobytes) => `تُحمَّل المجموعة… ${number(kilobytes)} ك.ب`,
  waiting: "يُحمَّل ما يلزم للجواب…",
  lostTexts: "تعذّر تحميل نصوص بعض المقالات",
  lostWords: "تعذّر تحميل جزء من فهرس الكلمات",
  lost: {
    offline: "لم يجب الخادم. تحقق من الاتصال ثم أعد المحاولة؛ ما حُمّل من قبل يبقى مقروءًا.",
    refused:
      "لا يعطي الخادم هذا الملف، وربما حُدّثت الصفحة بعد أن فتحتها: أعد تحميلها. ما لا يحتاج إلى هذا الملف من البحث والقراءة يعمل كالمعتاد.",
    damaged:
      "وصل الملف تالفًا أو ناقصًا. ما لا يحتاج إليه من البحث والقراءة يعمل كالمعتاد. إن كنت ناشر الصفحة، فانشر المجلد كله من جديد.",
  },
  retry: "أعد المحاولة",
  reload: "أعد تحميل الصفحة",
  failure: (/** @type {string} */ code) => FAILURES[code] ?? ["تعذّر فتح المجموعة", REBUILD],
  failureFields: {
    message: "الوصف",
    asset: "الملف",
    status: "جواب الخادم",
    field: "الحقل",
    line: "السطر",
    column: "العمود",
  },
  noAnswer: "لا جواب",
  unreadable: "لا يمكن قراءة شيء من النصوص قبل ذلك.",
  plainTitle: "بحث نصي بسيط",
  plainNote: "يُبحث هنا عن الحروف كما كُتبت، بلا توحيد للإملاء ولا ترتيب. القراءة والروابط تعمل كالمعتاد.",
  plainWasm: "لا يتيح هذا المتصفح WebAssembly الذي يحتاج إليه محرك البحث",
  plainLost: "مقالاتها غائبة هنا عن القراءة والبحث.",
  plainDetails: "التفاصيل",
};
