/** Removes all that this page keeps in the browser: settings, blocks of the index, and the page itself for use offline. */
import { KEY } from "./settings.js";

/** Nothing here may fail: what cannot be reached was not kept. */
export async function eraseStored() {
  await Promise.allSettled([eraseSettings(), eraseCaches(), eraseWorkers()]);
}

async function eraseSettings() {
  localStorage.removeItem(KEY);
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
