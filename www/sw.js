/**
 * Keeps the page for use without a network: itself, what it loads at first, and what it loads later; of the fonts that only some
 * texts or readers want, those that were loaded. The blocks of a large index are kept by the page as they are read
 * (store.js). `kashshaf build` fills in the two lines below.
 */
const VERSION = "";
const FILES = [];

const scope = self.registration.scope;
const name = `kashshaf ${scope} page ${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clearOld(), self.clients.claim()]));
});

async function clearOld() {
  const old = (await caches.keys()).filter(
    (each) => each.startsWith(`kashshaf ${scope} page `) && each !== name,
  );
  await Promise.all(old.map((each) => caches.delete(each)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (isKept(request.url)) event.respondWith(file(request));
});

/** The newest page there is: from the server, else the one that was kept. */
async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match("./", { cacheName: name });
    if (kept && isPage(request.url)) return kept;
    throw error;
  }
}

/** Whether an address is the page's own, and not some other file of the folder. */
const isPage = (url) => /^(index\.html)?$/.test(url.slice(scope.length).replace(/[?#].*/, ""));

const isKept = (url) => FILES.includes(url.slice(scope.length)) || isFont(url);

const isFont = (url) => url.startsWith(`${scope}fonts/`);

/** What is kept does not change under its name; who asks past every cache gets it anew. */
async function file(request) {
  const kept = request.cache === "default" && (await caches.match(request, { cacheName: name }));
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && isFont(request.url)) {
    const cache = await caches.open(name);
    await cache.put(request, answer.clone()).catch(() => {});
  }
  return answer;
}
