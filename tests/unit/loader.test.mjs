/** The loader: which block is fetched when, how often, and what comes of those that cannot be had. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AT_ONCE, createLoader, LARGEST_BLOCK } from "../../www/js/loader.js";
import { fakeServer, quiet, stored, until } from "./lib.mjs";

const base = "https://archive.example/texts/index/";
const waiting = () => new AbortController();
const block = stored("words");
const letters = [..."abcdefghijklmnopqrstuvw"];

/**
 * A loader whose time stands still unless told, and what it delivered.
 * @param {import("node:test").TestContext} t
 * @param {{ reply?: (asked: import("./lib.mjs").Asked) => void, deliver?: (name: string, text: string) => void, store?: import("../../www/js/store.js").Store }} [options]
 */
function setUp(t, { reply, deliver, store } = {}) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  t.mock.method(Math, "random", () => 0.5);
  const asked = fakeServer(t, reply);
  /** @type {Map<string, string>} */
  const delivered = new Map();
  const loader = createLoader({
    base,
    store,
    deliver(name, bytes) {
      const text = new TextDecoder().decode(bytes);
      deliver?.(name, text);
      delivered.set(name, text);
    },
  });
  const names = () => asked.map(({ url }) => url.slice(base.length, -".bin".length));
  return { loader, asked, delivered, names };
}

/** @param {Promise<unknown>} loading @returns {Promise<Failure & Error>} */
const failureOf = (loading) =>
  loading.then(
    () => assert.fail("it was loaded"),
    (failure) => failure,
  );

describe("a block", () => {
  it("is fetched by its name, inflated and delivered", async (t) => {
    const { loader, asked, delivered } = setUp(t, { reply: ({ answer }) => answer(block) });
    let arrived = 0;
    await loader.load(["w1a2b3c4d/d0", "t/09ab34cd"], waiting().signal, () => {
      arrived += 1;
    });
    assert.deepEqual(
      asked.map(({ url }) => url),
      [`${base}w1a2b3c4d/d0.bin`, `${base}t/09ab34cd.bin`],
    );
    assert.deepEqual([...delivered.values()], ["words", "words"]);
    assert.equal(arrived, 2);
  });

  it("is fetched once, however many ask for it meanwhile", async (t) => {
    const { loader, asked } = setUp(t);
    const all = [waiting(), waiting()].map(({ signal }) => loader.load(["w1/d0"], signal));
    loader.prefetch(["w1/d0"]);
    await until(() => asked.length === 1);
    asked[0]?.answer(block);
    await Promise.all(all);
    assert.equal(asked.length, 1);
  });
});

describe("order", () => {
  it("so many at once, the next ones in the order asked", async (t) => {
    const { loader, asked, names } = setUp(t);
    const wanted = letters.slice(0, AT_ONCE + 2);
    const loading = loader.load(wanted, waiting().signal);
    await until(() => asked.length === AT_ONCE);
    await quiet();
    assert.deepEqual(names(), wanted.slice(0, AT_ONCE));
    asked[3]?.answer(block);
    await until(() => asked.length === AT_ONCE + 1);
    asked[0]?.answer(block);
    await until(() => asked.length === AT_ONCE + 2);
    assert.deepEqual(names(), wanted);
    for (const { answer } of asked) answer(block);
    await loading;
  });

  it("what is fetched ahead takes two places at most, and waits for what the reader waits for", async (t) => {
    const { loader, asked, names } = setUp(t);
    loader.prefetch(["x", "y", "z"]);
    const loading = loader.load(["a", "b"], waiting().signal);
    await until(() => asked.length === 4);
    await quiet();
    assert.deepEqual(names(), ["x", "y", "a", "b"]);
    for (const { answer } of asked) answer(block);
    await loading;
    await until(() => asked.length === 5);
    assert.equal(names()[4], "z");
  });

  it("a block fetched ahead is raised once the reader waits for it", async (t) => {
    const { loader, asked, names } = setUp(t);
    loader.prefetch(["x", "y", "z", "q"]);
    loader.load(["a", "q"], waiting().signal);
    await until(() => asked.length === 4);
    assert.deepEqual(names(), ["x", "y", "a", "q"]);
  });

  it("what was thought of before the last letter is not fetched any more", async (t) => {
    const { loader, asked, names } = setUp(t);
    loader.prefetch(["x", "y", "old"]);
    loader.prefetch(["new"]);
    await until(() => asked.length === 2);
    for (const { answer } of asked) answer(block);
    await until(() => asked.length === 3);
    await quiet();
    assert.deepEqual(names(), ["x", "y", "new"]);
    assert.equal(asked[0]?.aborted, false, "what is under way is let finish");
  });

  it("a search that is given up makes room for the next one", async (t) => {
    const { loader, asked, names } = setUp(t);
    const first = waiting();
    const wanted = letters.slice(0, AT_ONCE);
    const given = failureOf(loader.load([...wanted, "more"], first.signal));
    await until(() => asked.length === AT_ONCE);
    first.abort();
    assert.equal((await given).name, "AbortError");
    const second = loader.load(["c", "new", "newer"], waiting().signal);
    await until(() => asked.length === AT_ONCE + 2);
    assert.deepEqual(names().slice(AT_ONCE), ["new", "newer"]);
    assert.deepEqual(
      asked.map(({ aborted }) => aborted),
      [...wanted.map((_, at) => at >= AT_ONCE - 2), false, false],
      "the ones begun last give way; the one still wanted goes on",
    );
    for (const { answer } of asked) answer(block);
    await second;
  });

  it("who gives up is not waited for, though others wait for the same block", async (t) => {
    const { loader, asked, delivered } = setUp(t);
    const first = waiting();
    const given = failureOf(loader.load(["a"], first.signal));
    const kept = loader.load(["a"], waiting().signal);
    await until(() => asked.length === 1);
    first.abort();
    await given;
    assert.equal(asked[0]?.aborted, false);
    asked[0]?.answer(block);
    await kept;
    assert.ok(delivered.has("a"));
  });

  it("who has given up already asks for nothing", async (t) => {
    const { loader, asked } = setUp(t);
    const first = waiting();
    first.abort();
    for (const name of ["a", "b", "c"]) await failureOf(loader.load([name], first.signal));
    await quiet();
    assert.ok(asked.length <= 2, "no more than is fetched ahead");
  });
});

describe("a network that fails", () => {
  it("is tried three times, each pause twice as long", async (t) => {
    const { loader, asked } = setUp(t, { reply: ({ breakOff }) => breakOff() });
    const failing = failureOf(loader.load(["t/09ab34cd"], waiting().signal));
    await until(() => asked.length === 1);
    await quiet();
    t.mock.timers.tick(249);
    await quiet();
    assert.equal(asked.length, 1);
    t.mock.timers.tick(1);
    await until(() => asked.length === 2);
    await quiet();
    t.mock.timers.tick(499);
    await quiet();
    assert.equal(asked.length, 2);
    t.mock.timers.tick(1);
    await until(() => asked.length === 3);
    const { code, asset, status } = await failing;
    assert.deepEqual({ code, asset, status }, { code: "block", asset: "index/t/09ab34cd.bin", status: 0 });
  });

  it("and comes back in time is not noticed", async (t) => {
    let times = 0;
    const { loader, asked, delivered } = setUp(t, {
      reply({ refuse, answer }) {
        times += 1;
        if (times < 3) refuse(503);
        else answer(block);
      },
    });
    const loading = loader.load(["a"], waiting().signal);
    for (const pause of [250, 500]) {
      const before = asked.length;
      await until(() => asked.length >= Math.max(1, before));
      await quiet();
      t.mock.timers.tick(pause);
    }
    await loading;
    assert.equal(delivered.get("a"), "words");
  });

  for (const status of [404, 410]) {
    it(`${status} is an answer, and asked for once`, async (t) => {
      const { loader, asked } = setUp(t, { reply: ({ refuse }) => refuse(status) });
      const failure = await failureOf(loader.load(["w1/p3"], waiting().signal));
      assert.deepEqual([failure.code, failure.asset, failure.status], ["block", "index/w1/p3.bin", status]);
      assert.equal(asked.length, 1);
    });
  }

  it("once lost, a block is asked for past the caches, which may remember that it was missing", async (t) => {
    let there = false;
    const { loader, asked } = setUp(t, {
      reply: ({ refuse, answer }) => (there ? answer(block) : refuse(404)),
    });
    await failureOf(loader.load(["a"], waiting().signal));
    loader.prefetch(["a"]);
    await quiet();
    assert.equal(asked.length, 1, "what is lost is not fetched ahead");
    there = true;
    await loader.load(["a"], waiting().signal);
    assert.equal(asked[1]?.cache, "reload");
  });

  it("nobody waits, nobody tries again", async (t) => {
    const { loader, asked } = setUp(t, { reply: ({ breakOff }) => breakOff() });
    loader.prefetch(["a"]);
    await until(() => asked.length === 1);
    await quiet();
    t.mock.timers.tick(10_000);
    await quiet();
    assert.equal(asked.length, 1);
  });

  it("a server that says nothing for fifteen seconds is given up", async (t) => {
    const { loader, asked } = setUp(t);
    const failing = failureOf(loader.load(["a"], waiting().signal));
    for (const wait of [250, 500, 0]) {
      const tries = asked.length;
      await until(() => asked.length >= Math.max(1, tries));
      t.mock.timers.tick(15_000);
      await quiet();
      assert.equal(asked.at(-1)?.aborted, true);
      t.mock.timers.tick(wait);
      await quiet();
    }
    const { code, status, message } = await failing;
    assert.deepEqual([code, status], ["block", 0]);
    assert.match(message, /15 seconds/);
    assert.equal(asked.length, 3);
  });

  it("a slow one that goes on sending is not", async (t) => {
    const { loader, asked, delivered } = setUp(t);
    const loading = loader.load(["a"], waiting().signal);
    await until(() => asked.length === 1);
    /** @type {ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined} */
    let sender;
    const body = new ReadableStream({
      start(controller) {
        sender = controller;
      },
    });
    asked[0]?.stream(body);
    for (const byte of block) {
      await quiet();
      t.mock.timers.tick(14_000);
      sender?.enqueue(new Uint8Array([byte]));
    }
    sender?.close();
    await loading;
    assert.equal(delivered.get("a"), "words");
  });

  it("the rest of what was asked for still arrives", async (t) => {
    const { loader, delivered } = setUp(t, {
      reply: ({ url, refuse, answer }) => (url.includes("/b.") ? refuse(404) : answer(block)),
    });
    await failureOf(loader.load(["a", "b", "c"], waiting().signal));
    await until(() => delivered.size === 2);
  });
});

describe("a damaged block", () => {
  /** What may come instead of a block. @type {[string, Uint8Array<ArrayBuffer>][]} */
  const table = [
    ["cut short", stored("words ".repeat(1000)).slice(0, 20)],
    ["empty", new Uint8Array()],
    ["another page of the server", new TextEncoder().encode("<!doctype html><title>Not here</title>")],
    ["larger than a block can be", stored(new Uint8Array(LARGEST_BLOCK + 1))],
  ];
  for (const [what, bytes] of table) {
    it(`${what}: is fetched once more past every cache, then given up`, async (t) => {
      const { loader, asked, delivered } = setUp(t, { reply: ({ answer }) => answer(bytes) });
      const failure = await failureOf(loader.load(["a"], waiting().signal));
      assert.deepEqual([failure.code, failure.asset, failure.status], ["block", "index/a.bin", 200]);
      assert.deepEqual(
        asked.map(({ cache }) => cache),
        ["default", "reload"],
      );
      assert.equal(delivered.size, 0);
    });
  }

  it("that the engine refuses is fetched once more, and is whole then", async (t) => {
    let times = 0;
    const { loader, asked } = setUp(t, {
      reply: ({ answer }) => answer(block),
      deliver() {
        times += 1;
        if (times === 1) throw { code: "damaged", message: "checksum" };
      },
    });
    await loader.load(["a"], waiting().signal);
    assert.deepEqual(
      asked.map(({ cache }) => cache),
      ["default", "reload"],
    );
  });

  it("an engine that breaks down over it is not taken for damage", async (t) => {
    const { loader, asked } = setUp(t, {
      reply: ({ answer }) => answer(block),
      deliver() {
        throw new RangeError("unreachable");
      },
    });
    assert.equal((await failureOf(loader.load(["a"], waiting().signal))).name, "RangeError");
    assert.equal(asked.length, 1);
  });
});

describe("the store", () => {
  /** @param {Iterable<[string, Uint8Array<ArrayBuffer>]>} [content] */
  function storeOf(content) {
    const kept = new Map(content);
    return {
      kept,
      store: {
        get: async (/** @type {string} */ url) => kept.get(url),
        put: async (/** @type {string} */ url, /** @type {Uint8Array<ArrayBuffer>} */ bytes) =>
          void kept.set(url, bytes),
      },
    };
  }

  it("keeps what arrived, as it arrived", async (t) => {
    const { kept, store } = storeOf();
    const { loader } = setUp(t, { store, reply: ({ answer }) => answer(block) });
    await loader.load(["a"], waiting().signal);
    assert.deepEqual(kept.get(`${base}a.bin`), block);
  });

  it("is asked before the network", async (t) => {
    const { store } = storeOf([[`${base}a.bin`, block]]);
    const { loader, asked, delivered } = setUp(t, { store });
    await loader.load(["a"], waiting().signal);
    assert.equal(delivered.get("a"), "words");
    assert.equal(asked.length, 0);
  });

  it("what is damaged in it is fetched anew and replaced", async (t) => {
    const { kept, store } = storeOf([[`${base}a.bin`, block.slice(0, 3)]]);
    const { loader, asked, delivered } = setUp(t, { store, reply: ({ answer }) => answer(block) });
    await loader.load(["a"], waiting().signal);
    assert.equal(asked[0]?.cache, "reload");
    assert.equal(delivered.get("a"), "words");
    assert.deepEqual(kept.get(`${base}a.bin`), block);
  });

  it("never keeps what is damaged", async (t) => {
    const { kept, store } = storeOf();
    const { loader } = setUp(t, { store, reply: ({ answer }) => answer(block.slice(0, 3)) });
    await failureOf(loader.load(["a"], waiting().signal));
    assert.equal(kept.size, 0);
  });
});
