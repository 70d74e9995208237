/** A window within the page: the rest of it waits, Escape closes it, and the focus goes back to where it was. */
import { h } from "./h.js";

/**
 * @param {string} heading
 * @param {string} close what the button at its end says
 * @param {Node[]} content
 */
export function openDialog(heading, close, content) {
  const dialog = h(
    "dialog",
    {
      "aria-labelledby": "dialog-heading",
      // A press beside the window falls on the element itself, one inside on what is in it.
      onclick: (/** @type {MouseEvent} */ { target }) => target === dialog && dialog.close(),
    },
    h(
      "div",
      { class: "window" },
      h("h2", { id: "dialog-heading", tabindex: -1, autofocus: true }, heading),
      content,
      h("button", { type: "button", class: "close", onclick: () => dialog.close() }, close),
    ),
  );
  return showDialog(dialog);
}

/**
 * Shows a window until it is closed; whoever goes back, or on to another place, has left it.
 * @param {HTMLDialogElement} dialog
 */
export function showDialog(dialog) {
  const leave = () => dialog.close();
  addEventListener("popstate", leave);
  dialog.addEventListener("close", () => {
    removeEventListener("popstate", leave);
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
