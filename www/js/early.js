/**
 * The first lines of a site's page: what it opens (assets.js) is asked for while the rest of the page is still coming.
 * download.js takes it from here.
 */
const assets = JSON.parse(document.getElementById("assets")?.textContent ?? "{}");

globalThis.early = new Map(
  // Opened from disk, a page cannot fetch anything, and says so.
  (location.protocol === "file:" ? [] : [assets.wasm, assets.root]).map((name) => {
    const url = new URL(name, document.baseURI).href;
    const ending = new AbortController();
    const response = fetch(url, { signal: ending.signal });
    response.catch(() => {});
    return [url, { response, ending }];
  }),
);
