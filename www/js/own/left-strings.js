/** What became of a reader's own texts, in words of both languages. */
import { isolate } from "../strings/counting.js";

const arabic = {
  kept: (/** @type {string} */ title) =>
    `أُعيد تحميل الصفحة فعادت إلى مجموعتها. نصوصك «${isolate(title)}» محفوظة في هذا المتصفح.`,
  gone: (/** @type {string} */ title) =>
    `أُعيد تحميل الصفحة فعادت إلى مجموعتها، وذهبت منها نصوصك «${isolate(title)}» لأنها لم تُحفظ في هذا المتصفح. ملفاتك نفسها لم تُمس: أضفها من جديد إن شئت.`,
  again: "أضفها من جديد",
  open: "افتحها",
  close: "أغلق",
};

/** @type {typeof arabic} */
const english = {
  kept: (title) =>
    `The page was loaded again and shows its own collection. Your texts “${isolate(title)}” are kept in this browser.`,
  gone: (title) =>
    `The page was loaded again and shows its own collection. Your texts “${isolate(title)}” are gone from it, as this browser was not asked to keep them. Your files are untouched: add them again if you like.`,
  again: "Add them again",
  open: "Open them",
  close: "Close",
};

/** @param {import("../strings.js").Strings} strings */
export const leftStrings = ({ lang }) => (lang === "ar" ? arabic : english);
