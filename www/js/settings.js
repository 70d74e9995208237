/** What this browser remembers: language, theme, shortcuts. Everything else is in the address. */

const KEY = "kashshaf";

/** @type {Theme[]} */
export const THEMES = ["system", "light", "dark", "contrast"];

/** @returns {Settings} */
export function loadSettings() {
  const kept = read();
  return {
    language: kept.language === "en" ? "en" : "ar",
    theme: THEMES.find((each) => each === kept.theme) ?? "system",
    digits: kept.digits === "arab" ? "arab" : "latn",
    tashkeel: kept.tashkeel !== false,
    noise: kept.noise === true,
    keys: kept.keys !== false,
  };
}

/**
 * Keeps the settings if the browser lets us: private windows and file:// may refuse.
 * @param {Settings} settings
 */
export function saveSettings(settings) {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // They hold for this visit only.
  }
}

/** Shows the page in the theme that was chosen. @param {Settings} settings */
export function applySettings({ theme }) {
  document.documentElement.dataset.theme = theme;
  for (const meta of document.querySelectorAll(/** @type {"meta"} */ ('meta[name="theme-color"]'))) {
    const own = meta.dataset.theme;
    const chosen = own === theme ? "all" : "not all";
    meta.media = theme === "system" ? `(prefers-color-scheme: ${own})` : chosen;
  }
}

/** @returns {Record<string, unknown>} */
function read() {
  try {
    return Object(JSON.parse(localStorage.getItem(KEY) ?? "{}"));
  } catch {
    return {};
  }
}
