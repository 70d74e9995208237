/**
 * Highlights on untouched text: the CSS Custom Highlight API paints ranges of text nodes, so that
 * letters keep joining, marks keep their place, and copying gives what was written. Browsers
 * without it get plain inline <mark> elements, which style.css gives a background and nothing else.
 */

const HIT = "kashshaf-hit";
const CURRENT = "kashshaf-current";

/** @typedef {Range | HTMLElement} Painted what can be measured and scrolled to */

/**
 * @typedef {{
 *   write: (element: Element, text: string, marks: Mark[], reveal?: (control: string) => Node) => void,
 *   paint: () => void,
 *   select: (index: number) => Painted | undefined,
 *   all: Painted[],
 *   firstIn: (element: Element) => number,
 *   at: (x: number, y: number) => number,
 * }} Highlighter
 */

/** Direction controls that a text may carry and that reorder what stands around them. */
export const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;

/** @returns {Highlighter} for one page; the highlights of the page before it are gone */
export function createHighlighter() {
  const native = typeof Highlight === "function" && "highlights" in CSS;
  /** @type {Painted[]} */
  const all = [];
  /** @type {Element | null} */
  let current = null;
  if (native) CSS.highlights.clear();

  return {
    all,

    /**
     * Appends `text` to `element` with its marks. With `reveal`, each direction control in the
     * text is replaced by the node that shows it.
     */
    write(element, text, marks, reveal) {
      const nodes = reveal ? revealed(text, reveal) : [{ start: 0, node: new Text(text) }];
      element.append(...nodes.map(({ node }) => node));
      for (const [start, end] of marks) {
        const painted = native ? rangeOver(nodes, start, end) : wrap(nodes, start, end);
        if (painted) all.push(painted);
      }
    },

    /** Shows the highlights; to be called when what was written stands in the document. */
    paint() {
      if (!native) return;
      const highlight = new Highlight();
      for (const painted of all) if (painted instanceof Range) highlight.add(painted);
      CSS.highlights.set(HIT, highlight);
    },

    /** Makes one highlight the current one; -1 for none. */
    select(index) {
      const painted = all[index];
      if (native) {
        const highlight = new Highlight(...(painted instanceof Range ? [painted] : []));
        highlight.priority = 1;
        CSS.highlights.set(CURRENT, highlight);
      } else {
        current?.classList.remove("current");
        current = painted instanceof Element ? painted : null;
        current?.classList.add("current");
      }
      return painted;
    },

    /** The first highlight inside an element, -1 where there is none. */
    firstIn: (element) =>
      all.findIndex((painted) =>
        element.contains(painted instanceof Range ? painted.startContainer : painted),
      ),

    /** The highlight at a point of the window, -1 where there is none. */
    at(x, y) {
      const below = document.elementFromPoint(x, y);
      return all.findIndex(
        (painted) =>
          below?.contains(painted instanceof Range ? painted.startContainer : painted) &&
          [...painted.getClientRects()].some(
            ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
          ),
      );
    },
  };
}

/** @typedef {{ start: number, node: Text | Node }} Piece a node and the offset its text begins at */

/**
 * @param {string} text
 * @param {(control: string) => Node} reveal
 * @returns {Piece[]}
 */
function revealed(text, reveal) {
  let start = 0;
  return text.split(new RegExp(`(${CONTROLS.source})`)).map((part, at) => {
    // Split at a group, every second part is what the group matched.
    const piece = { start, node: at % 2 === 1 ? reveal(part) : new Text(part) };
    start += part.length;
    return piece;
  });
}

/**
 * The text node that holds the offset, and the offset in it.
 * @param {Piece[]} pieces
 * @param {number} offset
 * @returns {[Text, number]}
 */
function locate(pieces, offset) {
  const texts = pieces.filter(({ node }) => node instanceof Text);
  const piece = texts.filter(({ start }) => start <= offset).at(-1) ?? texts[0];
  if (!(piece?.node instanceof Text)) throw new RangeError("A mark needs a text.");
  return [piece.node, Math.min(offset - piece.start, piece.node.length)];
}

/**
 * @param {Piece[]} pieces
 * @param {number} start
 * @param {number} end
 */
function rangeOver(pieces, start, end) {
  const range = new Range();
  range.setStart(...locate(pieces, start));
  range.setEnd(...locate(pieces, end));
  return range;
}

/**
 * Splits the text node and wraps the marked part, as far as it lies in one node.
 * @param {Piece[]} pieces
 * @param {number} start
 * @param {number} end
 */
function wrap(pieces, start, end) {
  const [node, from] = locate(pieces, start);
  const rest = node.splitText(from);
  const after = rest.splitText(Math.min(end - start, rest.length));
  const mark = document.createElement("mark");
  rest.replaceWith(mark);
  mark.append(rest);
  pieces.push({ start: start + rest.length, node: after });
  pieces.sort((a, b) => a.start - b.start);
  return mark;
}
