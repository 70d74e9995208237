/** The page's end of the builder's worker: a promise for every question. */

/**
 * @typedef {{
 *   ask: <K extends keyof Own.Questions>(type: K, question: Own.Questions[K]["question"]) => Promise<Own.Questions[K]["answer"]>,
 *   stop: () => void,
 * }} Builder
 */

/**
 * @param {Worker} worker
 * @returns {Builder}
 */
export function createBuilder(worker) {
  let lastId = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (failure: Failure) => void }>} */
  const waiting = new Map();

  /** @param {Failure} failure */
  function breakDown(failure) {
    worker.terminate();
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  }
  worker.onmessage = ({ data }) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failure) asker?.reject(data.failure);
    else asker?.resolve(data.answer);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    breakDown({ code: "crash", message: event.message || "The builder could not be loaded." });
  };

  return {
    ask: (type, question) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, type, question });
      }),
    stop: () => breakDown({ code: "stopped", message: "" }),
  };
}
