/** The report of an import: every paragraph that was marked as residue, each of which can be taken back. */
import { h } from "../view/h.js";

/** Articles that are asked for at once. */
const PORTION = 50;

/**
 * @param {import("./builder.js").Builder} builder
 * @param {import("./strings.js").OwnStrings} own
 * @param {() => void} changed
 */
export function marksView(builder, own, changed) {
  const list = h("ul", { class: "plain" });
  const more = h("button", { type: "button", onclick: () => add() }, own.more);
  let offset = 0;

  async function add() {
    more.disabled = true;
    // Articles without a mark are passed over, so that every press shows something.
    for (let shown = 0; shown === 0; ) {
      const reports = await builder.ask("report", { offset, limit: PORTION });
      offset += reports.length;
      for (const report of reports) {
        const marks = report.notes.filter(({ about }) => about === "noise");
        if (marks.length === 0) continue;
        shown += marks.length;
        list.append(
          h(
            "li",
            null,
            h("h3", null, h("bdi", null, report.title)),
            marks.map((note) => mark(report.article, note)),
          ),
        );
      }
      if (reports.length < PORTION) {
        more.remove();
        return;
      }
    }
    more.disabled = false;
  }

  /** @param {number} article @param {Own.Note} note */
  function mark(article, note) {
    const box = h("input", {
      type: "checkbox",
      checked: note.marked,
      async onchange() {
        await builder.ask("mark", { article, paragraph: note.paragraph, marked: box.checked });
        changed();
      },
    });
    return h(
      "div",
      { class: "mark" },
      h("label", null, box, h("span", { class: "text", dir: "auto" }, note.text)),
      h(
        "small",
        { class: "note" },
        own.marked,
        ": ",
        h("bdi", null, note.value),
        " — ",
        h("bdi", null, note.evidence),
      ),
    );
  }

  return { element: h("div", null, h("p", { class: "note" }, own.marksNote), list, more), begin: add };
}
