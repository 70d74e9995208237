/** The shapes that the parts of the bench hand to each other. */

/** An article as every engine gets it. */
export interface Article {
  id: string;
  title: string;
  text: string;
  source?: string;
  url?: string;
  /** YYYY-MM-DD */
  date?: string;
}

export interface Query {
  text: string;
  /** Ids of the articles that answer it; of a run of words, the article it was taken from. */
  relevant: string[];
}

/** Articles with what is asked of them. */
export interface Collection {
  name: string;
  about: string;
  articles: Article[];
  queries: { kind: string; queries: Query[] }[];
}

/** What a file of a built site is for. */
export type Part = "code" | "index" | "texts";

/**
 * A search engine. Its index is made by a process of its own, so that time and memory are its own:
 * `command` if it has one, else `lib/build.mjs` calling `build`.
 */
export interface Peer {
  name: string;
  title: string;
  /** How it was set up, in a few words for the reader of the table. */
  setup: string;
  /** Where the reader asks: in a page, or a program on the machine. */
  runs: "page" | "natively";
  /** Makes ready what the measured process needs, unmeasured: other forms of the articles, programs. */
  prepare?(context: Context): Promise<void>;
  /** The measured process, if it is not `build`. */
  command?(context: Context): string[];
  build?(articles: Article[], folder: string): Promise<void>;
  /** Puts the page around the index, unmeasured. */
  finish?(context: Context): Promise<void>;
  /** What a file, named from the folder with `/`, is for. */
  part(file: string): Part;
  /** The page's address from the site's root, with a query or without. */
  address?(query: string | undefined): string;
  /** A script put before the page's own, if the page has no `globalThis.bench` of its own. */
  script?(): Promise<string>;
  /** Asks the queries natively. */
  ask?(context: Context, queries: string[], limit: number): Promise<Asked>;
}

export interface Context {
  /** JSON lines, one article each. */
  articles: string;
  /** Where the built site goes. */
  folder: string;
  /** For files that are not part of the site. */
  aside: string;
  /** What the person asked for on the command line. */
  options: Options;
}

/** The half of an engine that lives in the page, as `globalThis.bench`. */
export interface InPage {
  /** Resolves when a query can be asked. */
  opened: Promise<unknown>;
  /** The best `limit` hits, as the engine gives them. */
  search(query: string, limit: number): Promise<unknown[]>;
  /** What is needed to show each hit. */
  show(hits: unknown[]): Promise<{ id: string; title: string }>[];
}

/** Two passes over the same queries; milliseconds. Fewer answers than queries where time ran out. */
export interface Asked {
  /** Ids of the hits of each query, best first. */
  ids: string[][];
  /** Until the engine has its hits: every query for the first time. */
  first: number[];
  /** Until what is shown of ten hits is there, for the first time. */
  firstShown: number[];
  /** The same queries once more. */
  again: number[];
  againShown: number[];
  /** Of the process after all queries, in bytes, where it runs natively. */
  memory?: number;
}

export interface Options {
  peers: string[];
  collections: string[];
  /** Of the news file, evenly spread; Infinity for all. */
  articles: number;
  distractors: number;
  titles: boolean;
  growth: number[];
  vocalised: number;
  cold: number;
  throttled: number;
  queries: number;
  /** The most time for one loop of measurements, in seconds. */
  seconds: number;
  /** The most time for one build, in seconds. */
  buildLimit: number;
  /** A `kashshaf` command to be measured instead of this folder's. */
  kashshaf: string | undefined;
  publish: boolean;
}

export interface Built {
  seconds: number;
  /** Time of all cores together. */
  cpuSeconds: number | null;
  /** Bytes, of the process and those it started. */
  peakMemory: number | null;
}

/** Bytes on disk, and as served: compressed where a host compresses. */
export interface Size {
  raw: number;
  served: number;
  files: number;
}

export interface Visit {
  query: string;
  /** Milliseconds from navigation until a hit, or word that there is none, is in the document; null: not in time. */
  time: number | null;
  /** Bytes of bodies as sent, until the network is quiet. */
  bytes: number;
  requests: number;
  found: boolean;
}

export interface Latency {
  count: number;
  p50: number;
  p95: number;
  p99: number;
}

export interface Figures {
  queries: number;
  hit1: number;
  hit5: number;
  mrr10: number;
}

/** Everything that was measured of one engine on one collection. */
export interface Measured {
  peer: string;
  title: string;
  setup: string;
  runs: "page" | "natively";
  /** Why there is nothing more. */
  failure?: string;
  built?: Built;
  sizes?: Record<Part, Size>;
  /** By the name of the network. Empty where the bytes alone take longer than a loop may. */
  visits?: Record<string, Visit[]>;
  /** Bytes of private, written-to memory of the page's process. */
  memory?: { opened: number | null; asked: number | null };
  asked?: Record<
    string,
    { first: Latency; firstShown: Latency; again: Latency; againShown: Latency; figures: Figures }
  >;
}

export interface Section {
  kind: "collection" | "growth" | "vocalised";
  name: string;
  about: string;
  articles: number;
  /** Of titles and texts, in bytes of UTF-8. */
  text: number;
  measured: Measured[];
  /** The same without marks, for `vocalised`. */
  plain?: Measured[];
  plainText?: number;
}

export interface Report {
  begun: string;
  commit: string;
  machine: string;
  /** As it was typed. */
  command: string;
  browser: string;
  options: Options;
  /** Private memory of a browser process that shows an empty page. */
  emptyPage: number | null;
  sections: Section[];
  native: Record<string, unknown>[];
  seconds: number;
}
