/** What this browser remembers: language, theme, shortcuts. Everything else is in the address. */

const KEY = "kashshaf";

/** @returns {Settings} */
export function loadSettings() {
  const kept = read();
  return {
    language: kept.language === "en" ? "en" : "ar",
    theme: kept.theme === "light" || kept.theme === "dark" ? kept.theme : "system",
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

/** Shows the page in the language and the theme that were chosen. @param {Settings} settings */
export function applySettings({ language, theme }) {
  const { documentElement: root } = document;
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  root.dataset.theme = theme;
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
