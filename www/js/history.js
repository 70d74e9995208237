/**
 * The browser's history: an entry for every place the reader went, with the scroll position and
 * the link that had the focus, so that Back gives the page as it was left.
 */
import { parse, print } from "./state.js";

/**
 * @typedef {{ scroll: number, focus: string | null, draft: boolean, from: string | null }} Place
 *   what an entry remembers; `draft`: its query is still being typed; `from`: the address before it
 */

/**
 * @param {(state: State, place: Place | null) => void} arrive called for every change of the address,
 *   with the place where the reader has been before, or null where it is new
 */
export function createHistory(arrive) {
  history.scrollRestoration = "manual";
  let current = location.hash;
  /** @type {number | undefined} */
  let timer;

  /** The state of an entry is ours, or nobody's. @returns {Place | null} */
  const place = () => history.state;
  const isDraft = () => place()?.draft === true;

  /**
   * Safari refuses more than a hundred changes in half a minute. What is seen does not depend on
   * them, and the address catches up with the next one.
   * @param {"pushState" | "replaceState"} how
   * @param {Place | null} entry
   * @param {string} [hash]
   */
  function write(how, entry, hash) {
    try {
      history[how](entry, "", hash);
    } catch {
      return;
    }
    current = location.hash;
  }

  function remember(draft = isDraft()) {
    clearTimeout(timer);
    const focus = document.activeElement?.getAttribute("href") ?? null;
    write("replaceState", { scroll: scrollY, focus, draft, from: place()?.from ?? null });
  }

  /** @param {string} hash @param {boolean} draft */
  const push = (hash, draft) => write("pushState", { scroll: 0, focus: null, draft, from: current }, hash);

  function moved() {
    if (location.hash === current) return;
    clearTimeout(timer);
    current = location.hash;
    arrive(parse(current), place());
  }
  addEventListener("popstate", moved);
  addEventListener("hashchange", moved);
  addEventListener("pagehide", () => remember());
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = setTimeout(remember, 120);
    },
    { passive: true },
  );

  return {
    /** Where the page was opened. */
    start: () => arrive(parse(current), place()),

    /**
     * Goes to an address: back, if the reader came from there; nowhere, if it is this one.
     * @param {State} state
     */
    go(state) {
      const hash = print(state);
      remember(false);
      if (hash === place()?.from) {
        history.back();
        return;
      }
      if (hash !== current) push(hash, false);
      arrive(state, null);
    },

    /** What is seen changed without the reader going anywhere. @param {State} state */
    replace(state) {
      write("replaceState", place(), print(state));
    },

    /** A query being typed: its first letter makes an entry, the next ones change it. @param {State} state */
    draft(state) {
      if (isDraft()) {
        this.replace(state);
        return;
      }
      remember();
      push(print(state), true);
    },

    /** What was typed is meant; what is typed next makes an entry of its own. */
    commit: () => remember(false),
  };
}
