/**
 * Dates in words, as precise as the corpus says and no more. Arabic names each month twice, as the
 * Levant and as Egypt and the Gulf call it: «6 كانون الأول/ديسمبر 2016».
 */

const MONTHS = {
  ar: [
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
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

/** @typedef {{ year: string, month: string, day: string }} Parts names and numbers; "" where unknown */

/**
 * A date of the corpus: "2016", "2016-12", "2016-12-06" or a range "2016-12-05/2016-12-08".
 * What is not one of these is shown as it stands.
 * @param {string} value
 * @param {Language} language
 */
export function dateInWords(value, language) {
  const [from = "", to] = value.split("/");
  const start = parts(from, language);
  const end = to === undefined ? null : parts(to, language);
  if (!start || end === undefined) return value;
  if (!end || from === to) return join(start);
  // What both ends share is said once, at the end; never so that nothing is left of the beginning.
  const sameYear = start.year === end.year && start.month !== "";
  const sameMonth = sameYear && start.month === end.month && start.day !== "";
  const short = {
    year: sameYear ? "" : start.year,
    month: sameMonth ? "" : start.month,
    day: start.day,
  };
  if (language === "en") return `${join(short)}${sameMonth ? "–" : " – "}${join(end)}`;
  return `من ${join(short)} إلى ${join(end)}`;
}

/**
 * @param {string} date
 * @param {Language} language
 * @returns {Parts | undefined}
 */
function parts(date, language) {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (!match) return undefined;
  const [, year = "", month, day] = match;
  const name = month === undefined ? "" : MONTHS[language][Number(month) - 1];
  if (name === undefined) return undefined;
  return { year, month: name, day: day === undefined ? "" : String(Number(day)) };
}

/** @param {Parts} parts */
const join = ({ day, month, year }) => [day, month, year].filter(Boolean).join(" ");
