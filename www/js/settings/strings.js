/** The settings in words, in both languages: they come when the window is opened. */

/** @typedef {typeof arabic} SettingsStrings */

const arabic = {
  title: "الإعدادات",
  close: "أغلق",
  labels: {
    language: "لغة الواجهة",
    theme: "المظهر",
    font: "خط النصوص",
    size: "حجم الخط",
    digits: "الأرقام",
    rungs: "درجات المطابقة في بحث جديد",
    tashkeel: "أظهر التشكيل",
    noise: "أظهر ما أُخفي من زوائد الصفحات",
    keys: "اختصارات الحرف الواحد مفعّلة",
  },
  themes: /** @type {Record<string, string>} */ ({
    system: "كالنظام",
    light: "فاتح",
    dark: "داكن",
    contrast: "تباين عال",
  }),
  fonts: /** @type {Record<string, string>} */ ({ naskh: "نوتو نسخ", amiri: "أميري" }),
  sizes: /** @type {Record<string, string>} */ ({
    90: "صغير",
    100: "عادي",
    115: "كبير",
    130: "أكبر",
    150: "الأكبر",
  }),
  digits: /** @type {Record<string, string>} */ ({ latn: "123", arab: "١٢٣" }),
  reading: "القراءة",
  stored:
    "تُحفظ في هذا المتصفح هذه الإعدادات وما نُزّل من الصفحة ونصوصها وما أبقيته من نصوصك أنت، ولا شيء غير ذلك، ولا يُرسل إلى أي مكان.",
  erase: "امحُ ما حُفظ هنا",
  sure: "امحُ حقًّا؟",
  erased: "مُحي كل ما حُفظ في هذا المتصفح",
};

/** @type {SettingsStrings} */
const english = {
  title: "Settings",
  close: "Close",
  labels: {
    language: "Language",
    theme: "Theme",
    font: "Font of the texts",
    size: "Size of the letters",
    digits: "Digits",
    rungs: "Matching in a new search",
    tashkeel: "Show vowel marks",
    noise: "Show hidden page residue",
    keys: "Single-key shortcuts are on",
  },
  themes: { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" },
  fonts: { naskh: "Noto Naskh", amiri: "Amiri" },
  sizes: { 90: "Small", 100: "Normal", 115: "Large", 130: "Larger", 150: "Largest" },
  digits: { latn: "123", arab: "١٢٣" },
  reading: "Reading",
  stored:
    "This browser keeps these settings, what was loaded of the page and its texts, and those of your own texts that you had it keep; nothing else, and none of it is sent anywhere.",
  erase: "Erase what is kept here",
  sure: "Really erase?",
  erased: "Everything kept in this browser was erased",
};

/** @param {import("../strings.js").Strings} strings */
export const settingsStrings = ({ lang }) => (lang === "ar" ? arabic : english);
