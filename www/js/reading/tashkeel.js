/**
 * Vowel marks hidden from sight and from nothing else: the text nodes show the letters without them, while highlights and
 * the selection stay on their letters, and what is copied or quoted has every mark.
 */

/** Vowel marks and signs of recitation; a hamza or madda above a letter belongs to the letter. */
const MARKS = /[\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/;

/** @param {string} text */
export const hasMarks = (text) => MARKS.test(text);

/**
 * A text without its marks, and where each of its characters stood.
 * @param {string} text
 * @returns {{ bare: string, places: number[] }} `places`: UTF-16 offsets in `text`, one a unit of `bare`, and the end
 */
export function bared(text) {
  const places = [];
  let bare = "";
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (MARKS.test(unit)) continue;
    places.push(at);
    bare += unit;
  }
  places.push(text.length);
  return { bare, places };
}

/** An offset in the whole text → the same place among the bare letters. @param {number[]} places @param {number} offset */
export function toBare(places, offset) {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @param {HTMLElement[]} elements whose text may be shown without marks
 * @param {Range[]} ranges that are to stay where they are
 */
export function createTashkeel(elements, ranges) {
  /** What is hidden: the whole text of a node, and where its letters stood. @type {Map<Text, { whole: string, places: number[] }>} */
  const hidden = new Map();

  /** @param {Node} node @param {number} offset as shown @returns {number} in the whole text */
  const whole = (node, offset) => hidden.get(/** @type {Text} */ (node))?.places[offset] ?? offset;

  /** @param {Node} node @param {number} offset in the whole text @returns {number} as shown */
  function shown(node, offset) {
    const known = hidden.get(/** @type {Text} */ (node));
    return known ? toBare(known.places, offset) : offset;
  }

  /** Whether any of it is. */
  const isSelected = () => elements.some((element) => getSelection()?.containsNode(element, true));

  /** Changes the texts, and puts back what pointed into them. @param {() => void} change */
  function keeping(change) {
    const kept = ranges.map(({ startContainer: a, startOffset: from, endContainer: b, endOffset: to }) => ({
      start: { node: a, at: whole(a, from) },
      end: { node: b, at: whole(b, to) },
    }));
    const selection = getSelection();
    const { anchorNode, focusNode } = selection ?? {};
    const anchor = anchorNode && whole(anchorNode, selection?.anchorOffset ?? 0);
    const focus = focusNode && whole(focusNode, selection?.focusOffset ?? 0);
    const selected = isSelected();
    change();
    kept.forEach(({ start, end }, index) => {
      ranges[index]?.setStart(start.node, shown(start.node, start.at));
      ranges[index]?.setEnd(end.node, shown(end.node, end.at));
    });
    if (!anchorNode || !focusNode || !selected) return;
    selection?.setBaseAndExtent(
      anchorNode,
      shown(anchorNode, anchor ?? 0),
      focusNode,
      shown(focusNode, focus ?? 0),
    );
  }

  function hide() {
    keeping(() => {
      for (const node of elements.flatMap(textsOf)) {
        const { data } = node;
        if (hidden.has(node) || !hasMarks(data)) continue;
        const { bare, places } = bared(data);
        hidden.set(node, { whole: data, places });
        node.data = bare;
      }
    });
  }

  function show() {
    const before = [...hidden];
    keeping(() => {
      for (const [node, { whole }] of before) node.data = whole;
      hidden.clear();
    });
  }

  return {
    hide,
    show,
    isHidden: () => hidden.size > 0,

    /** What a range covers of each element, marks and all; nothing of what is folded away. @param {Range} range */
    coveredBy(range) {
      const all = elements.map((element) => {
        const texts = element.closest("details:not([open])") ? [] : textsOf(element);
        const text = texts
          .filter((node) => range.intersectsNode(node))
          .map((node) => {
            const from = node === range.startContainer ? whole(node, range.startOffset) : 0;
            const text = hidden.get(node)?.whole ?? node.data;
            const to = node === range.endContainer ? whole(node, range.endOffset) : text.length;
            return text.slice(from, to);
          });
        return { element, text: text.join("") };
      });
      return all.filter(({ text }) => text.trim() !== "");
    },

    /** For as long as the browser takes to copy what is selected, all of it is there. */
    copying() {
      if (hidden.size === 0 || !isSelected()) return;
      show();
      setTimeout(hide);
    },
  };
}

/** What the page itself says within a text. */
const ASIDE = ".visually-hidden, .control";

/** @param {HTMLElement} element @returns {Text[]} */
function textsOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const all = [];
  while (walker.nextNode()) all.push(/** @type {Text} */ (walker.currentNode));
  return all.filter(({ parentElement }) => !parentElement?.matches(ASIDE));
}
