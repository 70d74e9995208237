/**
 * Fetches blocks of the index by their names and hands them over. What the reader waits for goes first, in the order asked; what may
 * be wanted next takes the room that is left, and gives it back.
 */
import { download, unpack } from "./download.js";

/**
 * Fetches at once: as many as the words of a long query have blocks, so that HTTP/2 takes them in one round; over HTTP/1.1
 * browsers keep the last two waiting by themselves.
 */
export const AT_ONCE = 8;
/** Of these, how many nobody waits for. */
const AHEAD = 2;

/** No block is nearly as large; one that would fill the memory is damaged, or worse. In bytes. */
export const LARGEST_BLOCK = 64 * 1024 * 1024;

/**
 * @typedef {{
 *   load: (names: string[], signal: AbortSignal, arrived?: () => void) => Promise<unknown>,
 *   prefetch: (names: string[]) => void,
 * }} Loader
 *
 * @typedef {{
 *   name: string,
 *   signals: AbortSignal[],
 *   fetching: AbortController | null,
 *   done: Promise<void>,
 *   settle: (outcome: Promise<void>) => void,
 * }} Job a block that was asked for and is not here yet; `signals`: of those who wait for it
 */

/**
 * @param {object} options
 * @param {string} options.base the folder that names are relative to
 * @param {(name: string, bytes: Uint8Array<ArrayBuffer>) => void} options.deliver takes a block; throws code "damaged" if it is
 * @param {import("./store.js").Store | null} [options.store]
 * @returns {Loader}
 */
export function createLoader({ base, deliver, store }) {
  /** In the order asked. @type {Map<string, Job>} */
  const jobs = new Map();
  /** What could not be had. A cache may remember the failure, so the next try goes past it. @type {Set<string>} */
  const lost = new Set();

  /** @param {string} name */
  function jobFor(name) {
    const known = jobs.get(name);
    if (known) return known;
    /** @type {(outcome: Promise<void>) => void} */
    let settle = () => {};
    /** @type {Promise<void>} */
    const done = new Promise((resolve) => {
      settle = resolve;
    });
    // Where nobody waits, nobody is told.
    done.catch(() => {});
    /** @type {Job} */
    const job = { name, signals: [], fetching: null, done, settle };
    jobs.set(name, job);
    return job;
  }

  /** Starts what there is room for. */
  function pump() {
    const all = [...jobs.values()];
    const running = all.filter(({ fetching }) => fetching);
    const queued = all.filter(({ fetching }) => !fetching);
    for (const job of queued.filter(isAwaited)) {
      if (running.length >= AT_ONCE) {
        const idle = running.findLastIndex((each) => !isAwaited(each));
        if (idle < 0) return;
        drop(running.splice(idle, 1));
      }
      running.push(job);
      start(job);
    }
    const room = Math.min(
      AT_ONCE - running.length,
      AHEAD - running.filter((each) => !isAwaited(each)).length,
    );
    for (const job of queued.filter((each) => !isAwaited(each)).slice(0, Math.max(0, room))) start(job);
  }

  /** @param {Job[]} unwanted */
  function drop(unwanted) {
    for (const { name, fetching } of unwanted) {
      jobs.delete(name);
      fetching?.abort();
    }
  }

  /** @param {Job} job */
  async function start(job) {
    job.fetching = new AbortController();
    const outcome = obtain(job, job.fetching.signal);
    job.settle(outcome);
    await outcome.catch(() => {});
    if (jobs.get(job.name) === job) jobs.delete(job.name);
    pump();
  }

  /**
   * From the browser's store, else the network; what is damaged is fetched once more, past every cache.
   * @param {Job} job
   * @param {AbortSignal} signal
   */
  async function obtain(job, signal) {
    const { name } = job;
    const url = new URL(`${name}.bin`, base).href;
    const again = lost.delete(name);
    const takeIn = async (/** @type {Uint8Array<ArrayBuffer>} */ packed) =>
      deliver(name, await unpack(packed, LARGEST_BLOCK));
    const fetched = async (/** @type {RequestCache} */ cache) => {
      const packed = await download(url, { cache, signal, patient: () => isAwaited(job) });
      await takeIn(packed);
      store?.put(url, packed);
    };
    try {
      const kept = again ? undefined : await store?.get(url);
      const first = again ? fetched("reload") : kept ? takeIn(kept) : fetched("default");
      await first.catch((error) => {
        if (again || error.code !== "damaged") throw error;
        return fetched("reload");
      });
    } catch (error) {
      if (signal.aborted) throw error;
      const { code, message, status = 200 } = /** @type {Failure} */ (Object(error));
      if (code !== "asset" && code !== "damaged") throw error;
      lost.add(name);
      throw { code: "block", message, asset: `index/${name}.bin`, status };
    }
  }

  return {
    /** Resolves when all of them have been delivered; who aborts no longer waits, and the blocks may come later or not at all. */
    load(names, signal, arrived) {
      const all = names.map((name) => {
        const before = jobs.get(name);
        // What was fetched ahead takes its place among what is waited for.
        if (before && !before.fetching && !isAwaited(before)) {
          jobs.delete(name);
          jobs.set(name, before);
        }
        const job = jobFor(name);
        job.signals.push(signal);
        return job.done.then(arrived);
      });
      pump();
      return Promise.race([Promise.all(all), aborted(signal)]);
    },

    /** What may be wanted next, in place of what was thought so before. */
    prefetch(names) {
      drop([...jobs.values()].filter((job) => !job.fetching && !isAwaited(job) && !names.includes(job.name)));
      for (const name of names) if (!lost.has(name)) jobFor(name);
      pump();
    },
  };
}

/** @param {Job} job */
const isAwaited = ({ signals }) => signals.some(({ aborted }) => !aborted);

/**
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
const aborted = (signal) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
