/** What this browser remembers: nothing of it changes where a link leads. Everything else is in the address. */
import { RUNGS, USUAL } from "../state.js";

export const KEY = "kashshaf";

/** Under which the reader's own texts are kept (IndexedDB), and under which a tab remembers which of them it shows. */
export const OWN = "kashshaf-own";

/** @type {Theme[]} */
export const THEMES = ["system", "light", "dark", "contrast"];
/** @type {Font[]} */
export const FONTS = ["naskh", "amiri"];
/** Of letters, in per cent. */
export const SIZES = [90, 100, 115, 130, 150];

/**
 * @param {Record<string, unknown>} [kept]
 * @returns {Settings}
 */
export function loadSettings(kept = read() ?? {}) {
  const rungs = RUNGS.filter((rung) => Array.isArray(kept.rungs) && kept.rungs.includes(rung));
  return {
    language: kept.language === "en" ? "en" : "ar",
    theme: THEMES.find((each) => each === kept.theme) ?? "system",
    font: kept.font === "amiri" ? "amiri" : "naskh",
    size: SIZES.find((each) => each === kept.size) ?? 100,
    digits: kept.digits === "arab" ? "arab" : "latn",
    rungs: rungs.length > 0 ? rungs : USUAL,
    tashkeel: kept.tashkeel !== false,
    noise: kept.noise === true,
    keys: kept.keys !== false,
  };
}

/**
 * Changes some of the settings, and none that another tab changed meanwhile. They are kept if the browser lets us: private
 * windows and file:// may refuse.
 * @param {Settings} settings those of this visit
 * @param {Partial<Settings>} some
 * @returns {Settings}
 */
export function changeSettings(settings, some) {
  const kept = read();
  const next = { ...(kept ? loadSettings(kept) : settings), ...some };
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // They hold for this visit only.
  }
  return next;
}

/** What a tab remembers of the reader's own texts; null where it shows none, or may not remember. */
export function ownShown() {
  try {
    return sessionStorage.getItem(OWN);
  } catch {
    return null;
  }
}

/** Shows the page in the theme and the letters that were chosen. @param {Settings} settings */
export function applySettings({ theme, font, size }) {
  const { dataset, style } = document.documentElement;
  dataset.theme = theme;
  dataset.font = font;
  style.fontSize = size === 100 ? "" : `${size}%`;
  for (const meta of document.querySelectorAll(/** @type {"meta"} */ ('meta[name="theme-color"]'))) {
    const own = meta.dataset.theme;
    const chosen = own === theme ? "all" : "not all";
    meta.media = theme === "system" || theme === "contrast" ? `(prefers-color-scheme: ${own})` : chosen;
  }
}

/** What is kept; null where nothing is that can be read. @returns {Record<string, unknown> | null} */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}
