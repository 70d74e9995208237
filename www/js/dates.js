/** Dates in words, as precise as the corpus says and no more. */

/** @typedef {{ year: string, month: string, day: string }} Parts names and numbers; "" where unknown */

/**
 * A date of the corpus: "2016", "2016-12", "2016-12-06" or a range "2016-12-05/2016-12-08".
 * What is not one of these is shown as it stands.
 * @param {string} value
 * @param {string[]} months their names
 * @param {(from: string, to: string, close: boolean) => string} between says a range; `close`: within one month
 */
export function dateInWords(value, months, between) {
  const [from = "", to] = value.split("/");
  const start = parts(from, months);
  const end = to === undefined ? null : parts(to, months);
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
  return between(join(short), join(end), sameMonth);
}

/**
 * @param {string} date
 * @param {string[]} months
 * @returns {Parts | undefined}
 */
function parts(date, months) {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date);
  if (!match) return undefined;
  const [, year = "", month, day] = match;
  const name = month === undefined ? "" : months[Number(month) - 1];
  if (name === undefined) return undefined;
  return { year, month: name, day: day === undefined ? "" : String(Number(day)) };
}

/** @param {Parts} parts */
const join = ({ day, month, year }) => [day, month, year].filter(Boolean).join(" ");
