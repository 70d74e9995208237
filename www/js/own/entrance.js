/** Where files are chosen or dropped. */
import { h } from "../view/h.js";
import { chosen, dropped } from "./files.js";

/**
 * @param {import("./strings.js").OwnStrings} own
 * @param {(choice: import("./files.js").Choice) => void} take
 */
export function entrance(own, take) {
  /** @param {string} label @param {boolean} folder */
  function picker(label, folder) {
    const input = h("input", {
      type: "file",
      multiple: true,
      webkitdirectory: folder,
      hidden: true,
      onchange: () => input.files && take(chosen(input.files)),
    });
    return [h("button", { type: "button", onclick: () => input.click() }, label), input];
  }
  const zone = h(
    "div",
    {
      class: "drop",
      ondragover: (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        zone.classList.add("over");
      },
      ondragleave: () => zone.classList.remove("over"),
      ondrop: async (/** @type {DragEvent} */ event) => {
        event.preventDefault();
        zone.classList.remove("over");
        if (event.dataTransfer) take(await dropped(event.dataTransfer));
      },
    },
    h("p", null, own.intro),
    h("div", { class: "row" }, picker(own.files, false), picker(own.folder, true)),
    h("p", { class: "note" }, own.formats),
  );
  return zone;
}
