/** What the reader does outside the controls: keys, and links inside the page. */
import { parse } from "./state.js";

/** Keys by their place on the keyboard: on an Arabic layout the key n gives ى and / gives ظ. */
const PLACES = new Map([
  ["KeyN", "n"],
  ["KeyP", "p"],
  ["KeyW", "w"],
  ["KeyJ", "j"],
  ["KeyK", "k"],
  ["Slash", "/"],
]);

/**
 * @param {{
 *   shortcut: (key: string, single: boolean) => (() => void) | undefined,
 *   go: (state: State) => void,
 *   skip: () => void,
 * }} page `shortcut` gives what a key does here; `single`: the key is a character of its own
 */
export function listen({ shortcut, go, skip }) {
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event))
      return;
    const key = keyOf(event);
    const action = shortcut(key, key.length === 1);
    if (!action) return;
    event.preventDefault();
    action();
  });

  // Links go through the history, so that the place they leave is remembered.
  addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href");
    if (href !== "#main" && !href?.startsWith("#/")) return;
    event.preventDefault();
    if (href === "#main") skip();
    else go(parse(href));
  });
}

/** @param {KeyboardEvent} event */
function keyOf({ key, code, shiftKey }) {
  if (/^[a-z/]$/i.test(key)) return key.toLowerCase();
  return (!shiftKey && PLACES.get(code)) || key;
}

/** Whether the key belongs to a field the reader types or chooses in, or to a window before the page. @param {Event} event */
const isElsewhere = ({ target }) =>
  document.querySelector("dialog[open]") !== null ||
  (target instanceof Element && target.closest("input:not([type=checkbox]), select, textarea") !== null);
