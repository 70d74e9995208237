/**
 * What every view is given and gives back. A view is a function of the page's state; what it
 * returns is put into <main> by the controller.
 *
 * @typedef {{
 *   state: State,
 *   overview: Overview,
 *   plain: boolean,
 *   strings: import("../strings.js").Strings,
 *   highlighter: import("../highlight.js").Highlighter,
 *   change: (state: State) => void,
 * }} Page `plain`: letters are only compared; `change` replaces the address; links (plain hrefs) add to the history
 *
 * @typedef {{
 *   title: string,
 *   nodes: Node[],
 *   announce: string,
 *   arrive?: () => void,
 *   keys?: Record<string, () => void>,
 * }} View `title` of the document; `announce` is read out; `arrive` finds the place a fresh link
 *   means; `keys` are the view's own shortcuts
 */
export {};
