/** Where little or nothing was found: what would find something, and what may have been meant. */
import { withoutQuotes } from "../quotes.js";
import { PAGE, print, searchFor, USUAL } from "../state.js";
import { h } from "../view/h.js";
import { nothingStrings } from "./strings.js";

/** @typedef {import("../view/page.js").Page} Page */
/** @typedef {{ label: string, state: State, total: number }} Alternative */

/**
 * Offers what may have been meant, where that finds more.
 * @param {Element} place
 * @param {number} total of what was searched for
 * @param {Page} page
 * @returns {Promise<string>} what was offered, to be read out
 */
export async function suggestIn(place, total, { state, strings, suggest }) {
  const own = nothingStrings(strings);
  const better = (await suggest().catch(() => [])).filter((each) => each.total > total);
  if (better.length === 0) return "";
  const offers = better.map(({ query, why, total: finds }) =>
    h(
      "span",
      null,
      h("a", { href: print({ ...searchFor(state, query, USUAL), rungs: USUAL }) }, h("bdi", null, query)),
      h("small", null, [own.meantBy[why], strings.articles(finds)].filter(Boolean).join(strings.comma)),
    ),
  );
  place.append(h("strong", null, own.meant), ...offers);
  return `${own.meant} ${better.map(({ query }) => query).join(strings.comma)}`;
}

/**
 * A query without some of its parts, without spaces too many, and without parentheses that nothing is left in.
 * @param {string} query
 * @param {[number, number][]} parts
 */
export function rest(query, parts) {
  let at = 0;
  const kept = parts.map(([start, end]) => {
    const before = query.slice(at, start);
    at = end;
    return before;
  });
  return tidied([...kept, query.slice(at)].join(" ").replace(/\(\s*\)/g, ""));
}

/** @param {string} text */
const tidied = (text) => text.replace(/\s+/g, " ").trim();

/**
 * Searches close to one that found nothing.
 * @param {State} state
 * @param {[number, number][]} conditions in its query
 * @param {import("./strings.js").NothingStrings} own
 * @returns {Alternative[]} their totals still to be asked
 */
function nearby(state, conditions, own) {
  const base = { ...state, without: [], shown: PAGE };
  const { query } = state;
  const words = rest(query, conditions);
  const unquoted = tidied(withoutQuotes(words));
  /** @type {Alternative[]} */
  const near = [];
  /** @param {string} label @param {State} other */
  const add = (label, other) => near.push({ label, state: other, total: 0 });
  if (state.without.length > 0) add(own.tryForms, base);
  if (!USUAL.every((rung) => state.rungs.includes(rung))) add(own.tryUsual, { ...base, rungs: USUAL });
  for (const condition of conditions) {
    add(own.tryWithout(query.slice(...condition)), { ...base, query: rest(query, [condition]) });
  }
  if (conditions.length > 1) add(own.tryWords, { ...base, query: words });
  if (unquoted !== words) {
    add(own.tryUnquoted, {
      ...base,
      rungs: USUAL,
      query: [unquoted, ...conditions.map((condition) => query.slice(...condition))].join(" "),
    });
  }
  const single = [...new Set(unquoted.split(" "))];
  if (single.length > 1) {
    for (const word of single.slice(0, 6)) add(own.tryWord(word), { ...base, rungs: USUAL, query: word });
  }
  if (!state.rungs.includes("near")) add(own.tryNear, { ...base, rungs: [...state.rungs, "near"] });
  return near;
}

/**
 * Offers searches close to the one that found nothing; none that leads nowhere.
 * @param {Element} box
 * @param {[number, number][]} conditions in its query
 * @param {Page} page
 */
export async function offer(box, conditions, page) {
  const { strings } = page;
  const own = nothingStrings(strings);
  const counted = nearby(page.state, conditions, own).map(async (alternative) => ({
    ...alternative,
    total: await page.count(alternative.state).catch(() => 0),
  }));
  const all = (await Promise.all(counted)).filter(({ total }) => total > 0);
  box.append(
    h("p", null, all.length > 0 ? own.advice : rest(page.state.query, conditions) && own.nothingElse),
    h(
      "ul",
      { class: "offers" },
      all.map(({ label, state, total }) =>
        h(
          "li",
          null,
          h("a", { href: print(state) }, label),
          h("span", { class: "muted" }, ` ${strings.articles(total)}`),
        ),
      ),
      h("li", null, h("a", { href: "#/" }, own.browse)),
    ),
  );
}
