/**
 * What can be typed, and the keys: shown in the page's help, and in the user's guide (`docs/guide.*.md`), which a test holds
 * to these very words.
 */

/** @typedef {{ write: string, does: string }} Row */

export const arabic = {
  title: "المساعدة",
  close: "أغلق",
  search: "البحث",
  searchNote:
    "اكتب كما تكتب: لا يهم التشكيل ولا الهمزات ولا ال التعريف وما يتصل بالكلمة. والنتائج مرتّبة من الأقرب إلى ما كتبته، وتقول كلٌّ منها لماذا طابقت.",
  operators: /** @type {Row[]} */ ([
    { write: "المعارضة السورية", does: "المقالات التي فيها الكلمتان معًا" },
    { write: '"المعارضة السورية"', does: "العبارة بترتيبها؛ وتصلح «» و“” أيضًا" },
    { write: "حلب -موسكو", does: "حلب، إلا ما ذُكرت فيه موسكو" },
    { write: "حلب (روسيا | تركيا)", does: "حلب مع إحداهما على الأقل؛ وتصلح «أو» وOR" },
    { write: "معارض*", does: "ما يبدأ بهذه الحروف؛ ‎*ارضة‎ لما ينتهي بها، وك؟اب لحرف واحد أيًّا كان" },
    { write: "هدنة قرب:5 حلب", does: "الكلمتان وبينهما خمس كلمات على الأكثر" },
    { write: "=حلب", does: "بحروفها كما كُتبت؛ وتوسّع ~ المطابقة إلى القريب في الإملاء" },
    { write: "العنوان:حلب", does: "في عناوين المقالات وحدها" },
    { write: 'المصدر:"رويترز"', does: "من هذا المصدر" },
    { write: "الوسم:سوريا", does: "بهذا الوسم" },
    { write: "التاريخ:2016/12", does: "من سنة أو شهر أو يوم؛ أو مدة: ‎2015..2017‎ أو «قبل 2016»" },
  ]),
  keysTitle: "اختصارات لوحة المفاتيح",
  keys: /** @type {Row[]} */ ([
    { write: "/", does: "إلى صندوق البحث" },
    { write: "n", does: "النتيجة التالية في المقال" },
    { write: "p", does: "النتيجة السابقة في المقال" },
    { write: "w", does: "لماذا طابقت هذه النتيجة" },
    { write: "j", does: "المقال التالي من النتائج" },
    { write: "k", does: "المقال السابق من النتائج" },
    { write: "Esc", does: "عُد من المقال إلى النتائج، ومنها إلى صندوق البحث، ثم امسح ما فيه" },
  ]),
  keysNote: "تعمل بمواضعها على اللوحة العربية أيضًا، وتُعطَّل من الإعدادات.",
};

/** @type {typeof arabic} */
export const english = {
  title: "Help",
  close: "Close",
  search: "Searching",
  searchNote:
    "Type as you would write: vowel marks, hamzas, the article and whatever is joined to a word do not matter. Results that are closest to what you typed come first, and each says why it matches.",
  operators: [
    { write: "المعارضة السورية", does: "articles that have both words" },
    { write: '"المعارضة السورية"', does: "the phrase as it stands; «» and “” will do too" },
    { write: "حلب -موسكو", does: "Aleppo, unless Moscow is mentioned" },
    { write: "حلب (روسيا | تركيا)", does: "Aleppo with at least one of the two; أو and OR will do too" },
    {
      write: "معارض*",
      does: "what begins with these letters; *ارضة for what ends so, ك؟اب for any one letter",
    },
    { write: "هدنة near:5 حلب", does: "both words with at most five between them" },
    { write: "=حلب", does: "letter for letter; ~ widens to what is spelt nearly so" },
    { write: "title:حلب", does: "in the titles of articles alone" },
    { write: 'source:"رويترز"', does: "from this source" },
    { write: "tag:سوريا", does: "with this tag" },
    { write: "date:2016-12", does: "of a year, a month or a day; or a stretch of time: 2015..2017, <2016" },
  ],
  keysTitle: "Keyboard shortcuts",
  keys: [
    { write: "/", does: "to the search box" },
    { write: "n", does: "next hit in the article" },
    { write: "p", does: "previous hit in the article" },
    { write: "w", does: "why this hit matches" },
    { write: "j", does: "next article of the results" },
    { write: "k", does: "previous article of the results" },
    {
      write: "Esc",
      does: "back from an article to the results, from these to the search box, and then clear it",
    },
  ],
  keysNote: "They work by their place on an Arabic keyboard too, and can be turned off in the settings.",
};
