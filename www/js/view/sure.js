/** A button for what cannot be taken back: it asks, and acts when it is pressed once more. */
import { h } from "./h.js";

/**
 * @param {string} label
 * @param {string} question
 * @param {() => void} act
 */
export function sureButton(label, question, act) {
  let asked = false;
  /** @param {boolean} next */
  function ask(next) {
    asked = next;
    button.textContent = next ? question : label;
  }
  const button = h(
    "button",
    {
      type: "button",
      onclick(/** @type {MouseEvent} */ { detail }) {
        // The second press of a double click is no answer.
        if (asked && detail < 2) act();
        if (asked) return;
        ask(true);
        // Safari leaves the focus elsewhere.
        button.focus();
      },
      onblur: () => ask(false),
    },
    label,
  );
  return button;
}
