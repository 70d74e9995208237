/** What narrows results: their order, the spellings that were found, and how they divide by source, month and tag. */
import { ORDERS, PAGE, print } from "../state.js";
import { h } from "../view/h.js";
import { isolated } from "../view/head.js";
import { named, narrowed, widened } from "./narrow.js";
import { refineStrings } from "./strings.js";

/** @typedef {import("../view/page.js").Page} Page */
/** @typedef {{ name: string, label: string, articles: number, condition: string }} Part `condition`: in the query language */

/** Entries of a list that are shown at once. */
const FIRST = 8;

/** Names of conditions, which the query language knows in every interface. */
const FIELDS = { source: "المصدر", date: "التاريخ", tag: "الوسم" };

/** The id of the control that was used last: it has the focus again once the results have changed. */
let used = "";

/**
 * @param {Element} place
 * @param {Page} page
 */
export async function fill(place, page) {
  const own = refineStrings(page.strings);
  place.replaceChildren(order(page));
  refocus(place);
  const [forms, facets] = await Promise.all([page.forms().catch(() => []), page.facets().catch(() => null)]);
  if (forms.length > 1) place.append(spellings(forms, page));
  refocus(place);
  if (!facets) {
    place.append(h("p", { class: "muted" }, own.failed));
    return;
  }
  const { strings } = page;
  const sources = facets.sources.map(({ name, articles }) => ({
    name,
    label: name || strings.noSource,
    articles,
    condition: named(FIELDS.source, name),
  }));
  const months = facets.months.map(({ name, articles }) => ({
    name,
    label: strings.date(name),
    articles,
    // Behind Arabic letters, what hyphens join is shown from right to left, what slashes join as it is. Quoted, it ends where it ends.
    condition: `${FIELDS.date}:"${name.replace("-", "/")}"`,
  }));
  if (facets.undated > 0) {
    months.push({ name: "", label: own.undated, articles: facets.undated, condition: "" });
  }
  const tags = facets.tags.map(({ name, articles }) => ({
    name,
    label: name,
    articles,
    condition: named(FIELDS.tag, name),
  }));
  place.append(
    ...division(own.sources, sources, page),
    ...division(own.months, months, page),
    ...division(own.tags, tags, page),
  );
}

/** @param {Element} place */
function refocus(place) {
  const control = used && place.querySelector(/** @type {"button"} */ (`#${CSS.escape(used)}`));
  if (!control) return;
  used = "";
  control.focus({ preventScroll: true });
}

/** @param {Page} page */
function order({ state, strings, change }) {
  const own = refineStrings(strings);
  const select = h(
    "select",
    {
      id: "order",
      onchange() {
        used = "order";
        change({ ...state, shown: PAGE, order: ORDERS[select.selectedIndex] ?? "" });
      },
    },
    ORDERS.map((each) => h("option", { selected: each === state.order }, own.orders[each])),
  );
  return h("p", { class: "order" }, h("label", { for: "order" }, own.order), " ", select);
}

/**
 * The spellings that stand for words of the query; those not pressed are left out.
 * @param {Form[]} forms
 * @param {Page} page
 */
function spellings(forms, { state, strings, change }) {
  const own = refineStrings(strings);
  const { without } = state;
  const chips = forms.map(({ spelling, occurrences }, at) => {
    const left = without.includes(spelling);
    const id = `form-${at}`;
    const toggle = () => {
      used = id;
      const next = left ? without.filter((each) => each !== spelling) : [...without, spelling];
      change({ ...state, shown: PAGE, without: next });
    };
    return h(
      "button",
      { id, type: "button", class: "chip", "aria-pressed": `${!left}`, onclick: toggle },
      h("bdi", { lang: "ar" }, spelling),
      " ",
      h("small", null, strings.number(occurrences)),
    );
  });
  return h(
    "section",
    null,
    h("h2", null, own.forms),
    h("p", { class: "muted" }, own.formsHint),
    h("div", { class: "chips", dir: "rtl" }, chips.slice(0, 3 * FIRST)),
  );
}

/**
 * @param {string} title
 * @param {Part[]} parts
 * @param {Page} page
 * @returns {Element[]} nothing where there is nothing to choose between
 */
function division(title, parts, page) {
  const { query } = page.state;
  const chosen = parts.some(({ condition }) => condition && widened(query, condition) !== null);
  if (parts.length < 2 && !chosen) return [];
  const entries = parts.map((part) => h("li", null, entry(part, page)));
  const rest = entries.slice(FIRST);
  return [
    h(
      "section",
      null,
      h("h2", null, title),
      h("ul", null, entries.slice(0, FIRST)),
      rest.length > 0 &&
        h("details", null, h("summary", null, refineStrings(page.strings).rest), h("ul", null, rest)),
    ),
  ];
}

/**
 * A part of the results, with the way to it alone, or back from it.
 * @param {Part} part
 * @param {Page} page
 */
function entry({ label, articles, condition }, page) {
  const { state, strings } = page;
  const name = isolated(label, page);
  const count = h("small", null, strings.number(articles));
  if (!condition) return [name, count];
  const wider = widened(state.query, condition);
  const query = wider ?? narrowed(state.query, condition);
  const sign = wider !== null && h("span", { role: "img", "aria-label": refineStrings(strings).drop }, "× ");
  return [h("a", { href: print({ ...state, query, shown: PAGE }) }, sign, name), count];
}
