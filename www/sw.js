/**
 * Keeps the page for use without a network: itself, what it loads at first, and what it loads later. The blocks of a large
 * index are kept by the page as they are read (store.js). `kashshaf build` fills in the two lines below.
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
  else if (request.cache === "default" && isKept(request.url)) event.respondWith(file(request));
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

const isKept = (url) => FILES.includes(url.slice(scope.length));

/** What the list names does not change under its name. */
async function file(request) {
  return (await caches.match(request, { cacheName: name })) ?? fetch(request);
}
