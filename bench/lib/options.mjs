import { parseArgs } from "node:util";
import { Failure } from "../../scripts/lib/report.mjs";
import { collections } from "./data.mjs";
import { names } from "./peers.mjs";

/** @typedef {import("./types.js").Options} Options */

/** @type {Record<string, { value?: string, usual: string, help: string }>} */
const known = {
  peers: { value: "NAMES", usual: names.join(","), help: "engines, with commas between them" },
  collection: {
    value: "NAMES",
    usual: "bundled,arcd,news",
    help: `of ${Object.keys(collections).join(", ")}; none for none`,
  },
  articles: { value: "N", usual: "3000", help: "of the news file, evenly spread; all for all" },
  distractors: { value: "N", usual: "0", help: "news articles among those of arcd" },
  titles: { usual: "", help: "search the titles of arcd too" },
  growth: { value: "N,N", usual: "", help: "build these many news articles, and measure the builds" },
  vocalised: { value: "N", usual: "0", help: "build as many with and without vowel marks" },
  cold: { value: "N", usual: "20", help: "first visits on this machine's own network" },
  throttled: { value: "N", usual: "3", help: "first visits on each slower network" },
  queries: { value: "N", usual: "200", help: "of each kind, where the collection has none of its own" },
  seconds: { value: "S", usual: "120", help: "the most time for one loop of measurements" },
  "build-limit": { value: "S", usual: "900", help: "the most time for one build" },
  kashshaf: { value: "FILE", usual: "", help: "another kashshaf command than this folder's" },
  publish: { usual: "", help: "write the tables to bench/RESULTS.md too" },
  help: { usual: "", help: "this list" },
};

export function help() {
  const lines = Object.entries(known).map(([name, { value, usual, help: text }]) => {
    const flag = `--${name}${value ? ` ${value}` : ""}`;
    return `  ${flag.padEnd(22)}${text}${usual ? ` [${usual}]` : ""}`;
  });
  return ["npm run bench -- OPTIONS", "", ...lines].join("\n");
}

/**
 * @param {string[]} args
 * @returns {Options | "help"}
 */
export function read(args) {
  const values = parse(args);
  if ("help" in values) return "help";
  /** @param {string} name */
  const text = (name) => values[name] ?? known[name]?.usual ?? "";
  /** @param {string} name */
  const list = (name) =>
    text(name)
      .split(",")
      .map((each) => each.trim())
      .filter(Boolean);
  /** @param {string} name */
  const number = (name) => whole(name, text(name));
  const wanted = list("collection").filter((name) => name !== "none");
  for (const name of wanted) {
    if (!(name in collections)) {
      throw new Failure(
        `There is no collection ${name}`,
        `choose among ${Object.keys(collections).join(", ")}`,
      );
    }
  }
  return {
    peers: list("peers"),
    collections: wanted,
    articles: text("articles") === "all" ? Number.POSITIVE_INFINITY : number("articles"),
    distractors: number("distractors"),
    titles: "titles" in values,
    growth: list("growth").map((each) => (each === "all" ? Number.POSITIVE_INFINITY : whole("growth", each))),
    vocalised: number("vocalised"),
    cold: number("cold"),
    throttled: number("throttled"),
    queries: number("queries"),
    seconds: number("seconds"),
    buildLimit: number("build-limit"),
    kashshaf: text("kashshaf") || undefined,
    publish: "publish" in values,
  };
}

/**
 * @param {string[]} args
 * @returns {Record<string, string | undefined>}
 */
function parse(args) {
  /** @type {Record<string, { type: "string" | "boolean" }>} */
  const options = {};
  for (const [name, { value }] of Object.entries(known)) {
    options[name] = { type: value ? "string" : "boolean" };
  }
  try {
    const { values } = parseArgs({ args, options });
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  } catch (error) {
    throw new Failure(/** @type {Error} */ (error).message, "npm run bench -- --help");
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function whole(name, text) {
  if (!/^\d+$/.test(text)) throw new Failure(`--${name} is ${text}, which is no whole number`);
  return Number(text);
}
