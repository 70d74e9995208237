/** From hit to hit: a bar with buttons, a word on which hit it is and why it is one, and a strip at the side. */
import { h } from "../view/h.js";
import { whyOf } from "../why/why.js";

/** @typedef {import("./article.js").Page} Page */

/** Windows that are gone through at once, not scrolled through. */
const FAR = 4;
/** How long the page may be on its way to a hit, in milliseconds. */
const WAY = 900;

/**
 * The bar that goes from hit to hit, says where the reader is, and why it is a hit.
 * @param {Page} page
 * @param {string} id
 * @param {(hit: number) => void} reached told which hit the reader is at
 */
export function createStepper(page, id, reached) {
  const { own, highlighter } = page;
  const total = highlighter.all.length;
  let index = -1;
  /** When the reader was last brought to a hit. */
  let brought = Number.NEGATIVE_INFINITY;
  const place = h("output", { role: "status" }, own.hits(total));
  const button = (/** @type {string} */ label, /** @type {string} */ arrow, /** @type {number} */ by) =>
    h(
      "button",
      { type: "button", disabled: total === 0, onclick: () => step(by) },
      h("span", { "aria-hidden": "true" }, arrow),
      " ",
      label,
    );
  const reason = createReason(page, id);

  /** @param {number} hit */
  function show(hit) {
    index = hit;
    brought = performance.now();
    place.textContent = own.hitOf(index + 1, total);
    reached(index);
    const painted = highlighter.select(index);
    if (!painted) return;
    reason.show(`${painted instanceof Range ? painted : painted.textContent}`);
    bring(painted, 0);
  }

  /**
   * Left where it is while it can be seen well, above an open reason too; otherwise brought to the upper half. On the way there
   * a long article learns how tall its paragraphs are, and the place is looked for once more.
   * @param {import("../highlight.js").Painted} painted
   * @param {number} tried
   */
  function bring(painted, tried) {
    const { top, bottom } = painted.getBoundingClientRect();
    if (top > innerHeight * 0.1 && bottom < innerHeight * (reason.isOpen() ? 0.5 : 0.8)) return;
    const far = Math.abs(top) > FAR * innerHeight;
    const calm = far || tried > 0 || matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollTo({ top: scrollY + top - innerHeight * 0.35, behavior: calm ? "instant" : "smooth" });
    if (far && tried < 3) requestAnimationFrame(() => bring(painted, tried + 1));
  }

  /** How many hits begin above a height of the window; told without measuring more of a long article than it takes. @param {number} height */
  function above(height) {
    let low = 0;
    let high = total;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((highlighter.all[middle]?.getBoundingClientRect().top ?? 0) < height) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether the reader has left the hit that was gone to last, or has gone to none. */
  function isElsewhere() {
    if (performance.now() - brought < WAY) return false;
    const { top = 0, bottom = -1 } = highlighter.all[index]?.getBoundingClientRect() ?? {};
    return bottom < 0 || top > innerHeight;
  }

  /** From the last hit on, or from what the reader sees: down from the head of the window, up from its foot. @param {number} by */
  function step(by) {
    if (total === 0) return;
    const last = !isElsewhere() ? index : by > 0 ? above(0) - 1 : above(innerHeight);
    show((last + by + total) % total);
  }

  /** By key, the reader goes to the hit: what follows it is reached from there. @param {number} by */
  function go(by) {
    step(by);
    const painted = highlighter.all[index];
    const node = painted instanceof Range ? painted.startContainer.parentElement : painted;
    node?.closest(/** @type {"div"} */ ("[tabindex]"))?.focus({ preventScroll: true });
  }

  const element = h(
    "div",
    { class: "stepper", role: "group", "aria-label": own.stepper },
    total > 0 && !page.plain && reason.elements,
    button(own.previous, "↑", -1),
    place,
    button(own.next, "↓", 1),
  );
  return {
    element,
    show,
    go,
    toggle: reason.toggle,
    /** @param {number} hit */
    explain(hit) {
      if (!reason.isOpen()) reason.toggle();
      show(hit);
    },
  };
}

/**
 * Why the hit that the reader is at is one: a button, and what it opens.
 * @param {Page} page
 * @param {string} id
 */
function createReason(page, id) {
  /** What was highlighted where the reader is. @type {string | undefined} */
  let hit;
  /** @type {Promise<Explanation[]> | undefined} */
  let asked;
  const answer = h("div", { class: "why", id: "why", "aria-live": "polite", hidden: true });
  const button = h(
    "button",
    { type: "button", "aria-expanded": "false", "aria-controls": "why", onclick: toggle },
    page.strings.why,
  );

  async function fill() {
    asked ??= page.explain(id);
    const shown = hit;
    const lines = await whyOf(asked, page, hit);
    if (shown === hit) answer.replaceChildren(lines);
  }

  function toggle() {
    answer.hidden = !answer.hidden;
    button.ariaExpanded = `${!answer.hidden}`;
    if (!answer.hidden) fill();
  }

  return {
    elements: [answer, button],
    toggle,
    isOpen: () => !answer.hidden,
    /** @param {string} text */
    show(text) {
      hit = text;
      if (!answer.hidden) fill();
    },
  };
}
