/** The settings, each in force as soon as it is changed. */
import { RUNGS } from "../state.js";
import { openDialog } from "../view/dialog.js";
import { h } from "../view/h.js";
import { sureButton } from "../view/sure.js";
import { eraseStored } from "./erase.js";
import { FONTS, SIZES, THEMES } from "./settings.js";
import { settingsStrings } from "./strings.js";

/**
 * @typedef {{
 *   settings: Settings,
 *   strings: import("../strings.js").Strings,
 *   set: (some: Partial<Settings>) => Promise<void>,
 *   forget: () => Promise<void>,
 *   say: (text: string) => void,
 *   again: () => void,
 * }} Context `again`: opens the window anew, in another language
 */

/** @param {Context} context */
export function openSettings({ settings, strings, set, forget, say, again }) {
  const own = settingsStrings(strings);
  let current = settings;

  /** @param {Partial<Settings>} some */
  async function change(some) {
    const { language } = current;
    current = { ...current, ...some };
    await set(some);
    if (language === current.language) return;
    dialog.close();
    again();
  }

  /**
   * @template {keyof Settings} K
   * @param {K} name
   * @param {readonly Settings[K][]} values
   * @param {Record<string, string>} names
   */
  function choice(name, values, names) {
    const select = h(
      "select",
      { id: `set-${name}`, onchange: () => change({ [name]: values[select.selectedIndex] }) },
      values.map((value) => h("option", { selected: value === current[name] }, names[`${value}`])),
    );
    return [h("label", { for: `set-${name}` }, own.labels[name]), select];
  }

  /** @param {"tashkeel" | "noise" | "keys"} name */
  function toggle(name) {
    const box = h("input", {
      type: "checkbox",
      checked: current[name],
      onchange: () => change({ [name]: box.checked }),
    });
    return h("label", { class: "check" }, box, " ", own.labels[name]);
  }

  const rungs = RUNGS.map((rung) => {
    const box = h("input", {
      type: "checkbox",
      checked: current.rungs.includes(rung),
      onchange() {
        const chosen = RUNGS.filter((each, at) => boxes[at]?.checked ?? each === rung);
        // A search needs a rung to stand on.
        if (chosen.length === 0) box.checked = true;
        else change({ rungs: chosen });
      },
    });
    return { box, label: h("label", { class: "check" }, box, " ", strings.rungs[rung]) };
  });
  const boxes = rungs.map(({ box }) => box);

  const dialog = openDialog(own.title, own.close, [
    h(
      "div",
      { class: "settings" },
      choice("language", ["ar", "en"], { ar: "العربية", en: "English" }),
      choice("theme", THEMES, own.themes),
      choice("font", FONTS, own.fonts),
      choice("size", SIZES, own.sizes),
      strings.lang === "ar" && choice("digits", ["latn", "arab"], own.digits),
    ),
    h(
      "fieldset",
      null,
      h("legend", null, own.labels.rungs),
      rungs.map(({ label }) => label),
    ),
    h("fieldset", null, h("legend", null, own.reading), toggle("tashkeel"), toggle("noise"), toggle("keys")),
    h("p", { class: "muted" }, own.stored),
    sureButton(own.erase, own.sure, async () => {
      dialog.close();
      await eraseStored();
      await forget();
      say(own.erased);
    }),
  ]);
  // What was set may have made the button anew that had the focus.
  dialog.addEventListener("close", () => {
    if (document.activeElement === document.body)
      document.querySelector(/** @type {"button"} */ (".set"))?.focus();
  });
}
