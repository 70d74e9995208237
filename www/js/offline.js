/** On https a site is kept by the browser, so that it opens without a network, and can be installed. */

/**
 * Nothing depends on it: where it is refused, the page needs its server as before.
 * @param {typeof import("./trusted.js").trusted} trusted the page's
 */
export function keepOffline(trusted) {
  if (!navigator.serviceWorker) return;
  const address = (/** @type {string} */ name) => new URL(name, document.baseURI).href;
  navigator.serviceWorker.register(trusted(address("sw.js"))).then(keepFonts, () => {});
  if (document.querySelector("link[rel=manifest]")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = address("manifest.webmanifest");
  document.head.append(link);
}

/** Has the fonts kept that were loaded before there was anybody to keep them. */
async function keepFonts() {
  const { serviceWorker } = navigator;
  if (!serviceWorker.controller) {
    await new Promise((resolve) =>
      serviceWorker.addEventListener("controllerchange", resolve, { once: true }),
    );
  }
  for (const { name } of performance.getEntriesByType("resource")) {
    if (name.includes("/fonts/")) fetch(name).catch(() => {});
  }
}
