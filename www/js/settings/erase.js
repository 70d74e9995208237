/** Removes all that this page keeps in the browser: settings, blocks of the index, the page itself for use offline, the reader's own texts. */
import { KEY, OWN } from "./settings.js";

/** Nothing here may fail: what cannot be reached was not kept. */
export async function eraseStored() {
  await Promise.allSettled([eraseSettings(), eraseCaches(), eraseWorkers(), eraseOwn()]);
}

async function eraseSettings() {
  localStorage.removeItem(KEY);
}

/** Once no tab of the page is using them. */
async function eraseOwn() {
  indexedDB.deleteDatabase(OWN);
}

async function eraseCaches() {
  const folder = new URL(".", document.baseURI).href;
  const own = (await caches.keys()).filter((name) => name.startsWith(`kashshaf ${folder}`));
  await Promise.all(own.map((name) => caches.delete(name)));
}

async function eraseWorkers() {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
}
