/**
 * Listens in on the page's own worker, and asks it as `www/js/engine.js` does. Runs before the page's scripts. Answers
 * come with snippets: what is searched is ready to be shown.
 */
import { HOME } from "../../www/js/state.js";

/** Numbers of questions that the page itself does not come to. */
let last = 1e9;
/** @type {Map<number, { resolve: (answer: any) => void, reject: (failure: unknown) => void }>} */
const waiting = new Map();
/** @type {Worker} */
let worker;
/** @type {() => void} */
let open;
/** When the page shows its own beginning: a question of its own would take the place of one of ours. */
const opened = new Promise((resolve) => {
  open = () => resolve(undefined);
}).then(settled);

globalThis.Worker = class extends Worker {
  /** @param {ConstructorParameters<typeof Worker>} given */
  constructor(...given) {
    super(...given);
    worker = this;
    this.addEventListener("message", ({ data }) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.type === "failure") asker?.reject(new Error(data.failure.message));
      else if (data.type === "answer") {
        // The page's first question is whether the corpus is open.
        open();
        asker?.resolve(data.answer);
      }
    });
  }
};

async function settled() {
  const main = document.querySelector("main");
  while (main.ariaBusy || !main.querySelector("h1")) await new Promise(requestAnimationFrame);
}

/** @param {string} query @param {number} limit */
async function search(query, limit) {
  const id = ++last;
  /** @type {Promise<{ hits: { head: { id: string, title: string } }[] }>} */
  const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  const { rungs, order, without } = HOME;
  const question = { query, rungs, order, without, offset: 0, limit };
  worker.postMessage({ id, type: "search", question });
  return (await answer).hits;
}

/** @param {{ head: { id: string, title: string } }[]} hits */
const show = (hits) => hits.map(async ({ head }) => ({ id: head.id, title: head.title }));

globalThis.bench = { opened, search, show };
