/** After a reload: what became of the reader's own texts that this tab showed. */
import { h } from "../view/h.js";
import { isKept } from "./kept.js";
import { leftStrings } from "./left-strings.js";
import { rememberShown } from "./shown.js";

/**
 * @param {string} remembered
 * @param {import("../strings.js").Strings} strings
 * @param {() => void} bring opens the panel
 * @returns {Promise<HTMLElement>}
 */
export async function leftNotice(remembered, strings, bring) {
  const own = leftStrings(strings);
  const { id, title } = JSON.parse(remembered);
  const kept = await isKept(id);
  function close() {
    rememberShown(null);
    notice.remove();
  }
  function open() {
    close();
    bring();
  }
  const notice = h(
    "aside",
    { class: "notice", role: "status", dir: strings.dir },
    h("p", null, kept ? own.kept(title) : own.gone(title)),
    h(
      "p",
      { class: "actions" },
      h("button", { type: "button", onclick: open }, kept ? own.open : own.again),
      h("button", { type: "button", onclick: close }, own.close),
    ),
  );
  return notice;
}
