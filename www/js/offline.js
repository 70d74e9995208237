/** On https a site is kept by the browser, so that it opens without a network, and can be installed. */

/**
 * Nothing depends on it: where it is refused, the page needs its server as before.
 * @param {typeof import("./trusted.js").trusted} trusted the page's
 */
export function keepOffline(trusted) {
  if (!navigator.serviceWorker) return;
  const address = (/** @type {string} */ name) => new URL(name, document.baseURI).href;
  navigator.serviceWorker.register(trusted(address("sw.js"))).catch(() => {});
  if (document.querySelector("link[rel=manifest]")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = address("manifest.webmanifest");
  document.head.append(link);
}
