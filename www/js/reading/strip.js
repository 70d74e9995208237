/** A strip at the side of the window: where in the article the hits lie, and a click to go there. Seen only; the stepper does the same for everybody. */
import { h } from "../view/h.js";

/** Ticks drawn at most: more could not be told apart. */
const MOST = 200;

/**
 * @param {HTMLElement} article
 * @param {import("../highlight.js").Painted[]} hits
 * @param {(hit: number) => void} show
 */
export function createStrip(article, hits, show) {
  const places = shares(article, hits);
  const drawn = new Set(places.map((place) => Math.round(place * MOST)));
  const ticks = [...drawn].map((place) => {
    const tick = h("i");
    tick.style.insetBlockStart = `${(100 * place) / MOST}%`;
    return tick;
  });
  const here = h("span", { class: "here" });
  const element = h("div", { class: "strip", "aria-hidden": "true", onclick: go }, ticks, here);

  /** @param {MouseEvent} event */
  function go({ clientY }) {
    const { top, height } = element.getBoundingClientRect();
    const wanted = (clientY - top) / Math.max(height, 1);
    const distances = places.map((place) => Math.abs(place - wanted));
    show(distances.indexOf(Math.min(...distances)));
  }

  return {
    element,
    /** @param {number} hit */
    mark(hit) {
      here.style.insetBlockStart = `${100 * (places[hit] ?? 0)}%`;
      here.classList.add("seen");
    },
  };
}

/**
 * Where each hit lies, as a share of the article's text: told from the text, since to measure a long article is to lay all of it out.
 * @param {HTMLElement} article
 * @param {import("../highlight.js").Painted[]} hits
 */
function shares(article, hits) {
  /** @type {Map<Node, number>} */
  const before = new Map();
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let total = 0;
  while (walker.nextNode()) {
    before.set(walker.currentNode, total);
    total += /** @type {Text} */ (walker.currentNode).length;
  }
  return hits.map((hit) => {
    const [node, offset] = hit instanceof Range ? [hit.startContainer, hit.startOffset] : [hit.firstChild, 0];
    return ((node ? (before.get(node) ?? 0) : 0) + offset) / Math.max(total, 1);
  });
}
