/** What narrows results, in words of both languages. */

const arabic = {
  order: "الترتيب",
  orders: { "": "الأقرب أولًا", newest: "الأحدث أولًا", oldest: "الأقدم أولًا", source: "حسب المصدر" },
  forms: "كما وردت في النصوص",
  formsHint: "انقر صيغة لتستبعدها أو تعيدها.",
  sources: "المصدر",
  months: "الشهر",
  tags: "الوسم",
  undated: "بلا تاريخ",
  rest: "البقية",
  drop: "أزل الشرط",
  failed: "تعذّر تحميل ما يلزم لهذا.",
};

/** @type {typeof arabic} */
const english = {
  order: "Order",
  orders: { "": "Closest first", newest: "Newest first", oldest: "Oldest first", source: "By source" },
  forms: "As the texts have it",
  formsHint: "Press a form to leave it out or take it back.",
  sources: "Source",
  months: "Month",
  tags: "Tag",
  undated: "Undated",
  rest: "The rest",
  drop: "Drop the condition",
  failed: "What this takes could not be loaded.",
};

/** @param {import("../strings.js").Strings} strings */
export const refineStrings = ({ lang }) => (lang === "ar" ? arabic : english);
