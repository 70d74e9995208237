/** Corpora that this browser keeps (IndexedDB), for readers who wish it. */

import { OWN } from "../settings/settings.js";

const STORE = "corpora";

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(OWN, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("blocked"));
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>} once it is on the disk; rejects where there is no room, and then nothing has changed
 */
async function inStore(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? request.error);
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  } finally {
    database.close();
  }
}

/** What is kept, the largest last; nothing where the browser keeps nothing. @returns {Promise<Own.Kept[]>} */
export async function list() {
  try {
    const all = /** @type {Own.Kept[]} */ (await inStore("readonly", (store) => store.getAll()));
    return all.sort((a, b) => a.bytes - b.bytes);
  } catch {
    return [];
  }
}

/** Whether one is kept. @param {string} id */
export const isKept = (id) => inStore("readonly", (store) => store.count(id)).then(Boolean, () => false);

/** @param {Own.Kept} corpus */
export const keep = (corpus) => inStore("readwrite", (store) => store.put(corpus));

/** @param {string} id */
export const erase = (id) => inStore("readwrite", (store) => store.delete(id));
