/** Browsers other than Chromium, through the W3C WebDriver protocol: as much of it as a few scenarios need. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { which } from "../../../scripts/lib/run.mjs";

/**
 * @typedef {{
 *   name: string,
 *   missing: string,
 *   command: (port: number) => string[],
 *   display: boolean,
 *   capabilities: object,
 * }} Engine `missing`: the programs that are not installed, "" where all are; `display`: whether it needs a screen
 */

/** How long, in milliseconds, a browser may take to start, or a page to come to something. */
const PATIENCE = 30_000;

/** What stands for an element in the protocol. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** @type {Record<string, string>} */
const KEYS = { Enter: "\ue007", Escape: "\ue00c", Tab: "\ue004" };

/** @returns {Engine[]} */
export function engines() {
  const firefox = which("firefox-esr") ?? which("firefox");
  const gecko = process.env.KASHSHAF_GECKODRIVER ?? which("geckodriver");
  const webkit = which("WebKitWebDriver");
  const mini = miniBrowser();
  return [
    {
      name: "Firefox",
      missing: absent({ firefox, geckodriver: gecko }),
      command: (port) => [`${gecko}`, "--port", `${port}`, "--log", "fatal"],
      display: false,
      capabilities: {
        browserName: "firefox",
        "moz:firefoxOptions": { binary: firefox, args: ["-headless"] },
      },
    },
    {
      name: "WebKitGTK",
      missing: absent({ WebKitWebDriver: webkit, MiniBrowser: mini, Xvfb: which("Xvfb") }),
      command: (port) => [`${webkit}`, `--port=${port}`],
      display: true,
      capabilities: {
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: mini, args: ["--automation"] },
      },
    },
  ];
}

/** @param {Record<string, string | undefined>} programs */
const absent = (programs) =>
  Object.keys(programs)
    .filter((name) => !programs[name])
    .join(", ");

/** WebKitGTK's browser for tests, which is not on the path. */
function miniBrowser() {
  const folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/libexec"];
  for (const folder of folders.filter(existsSync)) {
    for (const name of readdirSync(folder).filter((each) => each.startsWith("webkit2gtk-"))) {
      const file = join(folder, name, "MiniBrowser");
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/**
 * Starts a browser. It is to be closed, whatever happens.
 * @param {Engine} engine
 */
export async function start(engine) {
  /** @type {import("node:child_process").ChildProcess[]} */
  const children = [];
  const end = () => {
    for (const child of children.reverse()) child.kill();
  };
  // No browser outlives the tests, however these end.
  process.once("exit", end);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  try {
    const env = { ...process.env };
    if (engine.display) env.DISPLAY = await startDisplay(children);
    const port = await freePort();
    const [program = "", ...options] = engine.command(port);
    children.push(spawn(program, options, { env, stdio: "ignore" }));
    const base = `http://127.0.0.1:${port}`;
    await until(async () => (await call(`${base}/status`, "GET")).ready === true);
    const session = await call(`${base}/session`, "POST", {
      capabilities: { alwaysMatch: engine.capabilities },
    });
    return driver(`${base}/session/${session.sessionId}`, end);
  } catch (error) {
    end();
    throw error;
  }
}

/**
 * @param {string} session
 * @param {() => void} end
 */
function driver(session, end) {
  const post = (/** @type {string} */ path, /** @type {object} */ body) =>
    call(`${session}${path}`, "POST", body);

  /**
   * @template {any[]} A
   * @template R
   * @param {(...given: A) => R} script
   * @param {A} given
   * @returns {Promise<Awaited<R>>}
   */
  const run = (script, ...given) =>
    post("/execute/sync", { script: `return (${script}).apply(null, arguments)`, args: given });

  /** @param {string} selector */
  async function find(selector) {
    const found = await post("/element", { using: "css selector", value: selector });
    return `/element/${found[ELEMENT]}`;
  }

  return {
    go: (/** @type {string} */ url) => post("/url", { url }),
    run,
    click: async (/** @type {string} */ selector) => post(`${await find(selector)}/click`, {}),
    type: async (/** @type {string} */ selector, /** @type {string} */ text) =>
      post(`${await find(selector)}/value`, { text }),

    /** Presses a key where the focus is. @param {string} key */
    press(key) {
      const value = KEYS[key] ?? key;
      const actions = ["keyDown", "keyUp"].map((type) => ({ type, value }));
      return post("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
    },

    /**
     * Waits until a function in the page gives something true.
     * @template {any[]} A
     * @param {(...given: A) => unknown} script
     * @param {A} given
     */
    until: (script, ...given) => until(async () => Boolean(await run(script, ...given)), `${script}`),

    async close() {
      await call(session, "DELETE").catch(() => {});
      end();
    },
  };
}

/**
 * @param {string} url
 * @param {"GET" | "POST" | "DELETE"} method
 * @param {object} [body]
 */
async function call(url, method, body) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * @param {() => Promise<boolean>} holds
 * @param {string} [what]
 */
async function until(holds, what = "the driver is ready") {
  /** @type {unknown} */
  let last;
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    try {
      if (await holds()) return;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`It never came to: ${what}${last ? ` (${last})` : ""}`);
}

/** A screen that nobody sees. @param {import("node:child_process").ChildProcess[]} children @returns {Promise<string>} */
function startDisplay(children) {
  const options = ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"];
  const child = spawn("Xvfb", options, { stdio: ["ignore", "pipe", "ignore"] });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.stdout.once("data", (number) => resolve(`:${String(number).trim()}`));
    child.once("error", reject);
    child.once("exit", () => reject(new Error("Xvfb did not start.")));
  });
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
