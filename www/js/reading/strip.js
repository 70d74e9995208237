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
  /** Where each hit lies, as a share of the article. @type {number[]} */
  let places = [];
  const here = h("span", { class: "here" });
  const element = h("div", { class: "strip", "aria-hidden": "true", onclick: go }, here);

  function measure() {
    const { top, height } = article.getBoundingClientRect();
    places = hits.map((hit) => (hit.getBoundingClientRect().top - top) / Math.max(height, 1));
    const drawn = new Set(places.map((place) => Math.round(place * MOST)));
    element.replaceChildren(
      ...[...drawn].map((place) => {
        const tick = h("i");
        tick.style.insetBlockStart = `${(100 * place) / MOST}%`;
        return tick;
      }),
      here,
    );
  }

  /** @param {MouseEvent} event */
  function go({ clientY }) {
    const { top, height } = element.getBoundingClientRect();
    const wanted = (clientY - top) / Math.max(height, 1);
    const distances = places.map((place) => Math.abs(place - wanted));
    show(distances.indexOf(Math.min(...distances)));
  }

  // Once it stands in the page, and whenever that is laid out anew.
  new ResizeObserver(measure).observe(article);

  return {
    element,
    /** @param {number} hit */
    mark(hit) {
      here.style.insetBlockStart = `${100 * (places[hit] ?? 0)}%`;
      here.classList.add("seen");
    },
  };
}
