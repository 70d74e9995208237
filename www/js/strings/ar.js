import { dateInWords } from "../dates.js";
import { counting, inDigits, isolate } from "./counting.js";

const REBUILD = "أعد بناء الصفحة بالأمر kashshaf build.";

/** Each month is named twice, as the Levant and as Egypt and the Gulf call it: «6 كانون الأول/ديسمبر 2016». */
const MONTHS = [
  "كانون الثاني/يناير",
  "شباط/فبراير",
  "آذار/مارس",
  "نيسان/أبريل",
  "أيار/مايو",
  "حزيران/يونيو",
  "تموز/يوليو",
  "آب/أغسطس",
  "أيلول/سبتمبر",
  "تشرين الأول/أكتوبر",
  "تشرين الثاني/نوفمبر",
  "كانون الأول/ديسمبر",
];

/** @type {[string, string]} */
const LOST_FILE = [
  "تعذّر تحميل ملف من ملفات الصفحة",
  "تحقق من الاتصال ثم أعد المحاولة. إن كنت ناشر الصفحة، فتأكد أن الملف منشور مع بقية المجلد.",
];

/** Why a page cannot be shown as it should: the heading, then what to do. @type {Record<string, [string, string]>} */
const FAILURES = {
  asset: LOST_FILE,
  part: LOST_FILE,
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

/** @param {Digits} digits */
export function arabic(digits) {
  const { number, plural } = counting(digits);
  const between = (/** @type {string} */ from, /** @type {string} */ to) => `من ${from} إلى ${to}`;
  const date = (/** @type {string} */ value) => inDigits(dateInWords(value, MONTHS, between), digits);

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

  return {
    lang: /** @type {Language} */ ("ar"),
    dir: "rtl",
    number,
    plural,
    comma: "، ",
    articles,
    date,

    // Masthead and footer
    skip: "إلى المحتوى",
    home: "كشّاف: إلى بداية المجموعة",
    otherLanguage: "English",
    settings: "الإعدادات",
    help: "المساعدة",
    questionMark: "؟",
    bring: "نصوصك أنت",
    privacy: "كل شيء يجري في هذه الصفحة: لا يُرسل ما تبحث عنه إلى أي مكان.",

    // Search
    searchLabel: "ابحث في النصوص",
    placeholder: 'كلمة أو كلمات أو "عبارة"',
    searchButton: "بحث",
    suggestions: "اقتراحات",
    clear: "امسح",
    advanced: "بحث بالشروط",
    rungsTitle: "درجة المطابقة",
    rungs: { exact: "حرفي", folded: "مطبَّع", family: "بالصيغ", near: "تقريبي" },
    rungHints: {
      exact: "كما كُتبت الكلمة",
      folded: "بعد توحيد الهمزات والتشكيل وأشكال الحروف والأرقام",
      family: "بصيغ الكلمة وما يتصل بها وإملاءات الأعلام",
      near: "بفارق حرف أو حرفين",
    },

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
    refine: "رتّب النتائج وضيّقها",
    csv: "نزّل النتائج جدولًا (CSV)",
    csvProgress: (/** @type {number} */ n, /** @type {number} */ total) =>
      `يُعدّ الجدول… ${number(n)} من ${number(total)}`,
    why: "لماذا؟",
    whyUnknown: "تعذّر بيان السبب هنا.",
    more: (/** @type {number} */ n, /** @type {number} */ total) =>
      `أظهر المزيد (${number(n)} من ${number(total)})`,
    nothing: (/** @type {string} */ query) => `لا نتيجة لـ «${isolate(query)}»`,

    // Articles
    generatedTitle: "عنوان مولّد",
    noSource: "المصدر غير مذكور",
    noDate: "بلا تاريخ",
    inferred: "≈ مستنتج",
    inferredFrom: "كيف استُنتج التاريخ:",
    retelling: "إعادة صياغة",
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
      date(from === to ? from : `${from}/${to}`),
    examplesTitle: "جرّب البحث عن",
    examples: {
      word: "كلمة",
      phrase: "عبارة",
      folded: (/** @type {string} */ written) => `تجد «${isolate(written)}» أيضًا`,
    },
    untitled: "مجموعة نصوص",
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
}
