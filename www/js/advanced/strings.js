/** The form of all operators in words, in both languages: they come when it is opened. */

/** @typedef {typeof arabic} AdvancedStrings */

const arabic = {
  title: "بحث بالشروط",
  close: "أغلق",
  labels: {
    all: "كل هذه الكلمات",
    phrase: "هذه العبارة بترتيبها",
    any: "أي من هذه الكلمات",
    none: "بلا هذه الكلمات",
    prefix: "كلمة تبدأ بـ",
    suffix: "كلمة تنتهي بـ",
    exact: "كلمة بحروفها كما تُكتب هنا",
    similar: "كلمة أو ما يقرب منها في الإملاء",
    title: "في العنوان",
    tag: "الوسم",
    near: "كلمتان متقاربتان",
    distance: "وبينهما من الكلمات، على الأكثر",
    source: "المصدر",
    from: "من تاريخ",
    to: "إلى تاريخ",
  },
  datePlaceholder: "2016-12-31",
  anySource: "أي مصدر",
  written: "يُكتب السؤال هكذا:",
};

/** @type {AdvancedStrings} */
const english = {
  title: "Search by conditions",
  close: "Close",
  labels: {
    all: "All of these words",
    phrase: "This phrase as it stands",
    any: "Any of these words",
    none: "None of these words",
    prefix: "A word beginning with",
    suffix: "A word ending in",
    exact: "A word letter for letter",
    similar: "A word, or one spelt nearly so",
    title: "In the title",
    tag: "Tag",
    near: "Two words near each other",
    distance: "with at most so many between them",
    source: "Source",
    from: "From",
    to: "Until",
  },
  datePlaceholder: "2016-12-31",
  anySource: "any source",
  written: "The query reads:",
};

/** @param {import("../strings.js").Strings} strings */
export const advancedStrings = ({ lang }) => (lang === "ar" ? arabic : english);
