/**
 * The types that several modules share. Everything the engine answers with is generated from Rust
 * (dist/engine/kashshaf.d.ts, written by the build); only what the page adds is declared here.
 */
/// <reference path="../../dist/engine/kashshaf.d.ts" />

type ArticleHead = wasm_bindgen.ArticleHead;
type DateInfo = wasm_bindgen.DateInfo;
type SearchResponse = wasm_bindgen.SearchResponse;
type Hit = wasm_bindgen.HitView;
type Snippet = wasm_bindgen.SnippetView;
type Remark = wasm_bindgen.Remark;
type ArticleView = wasm_bindgen.ArticleView;
type ParagraphView = wasm_bindgen.ParagraphView;
type Rung = wasm_bindgen.Rung;
type Explanation = wasm_bindgen.ExplanationView;
type Suggestion = wasm_bindgen.Suggestion;
type Form = wasm_bindgen.Form;
type FacetsView = wasm_bindgen.FacetsView;
type Completion = wasm_bindgen.Completion;

type Overview = wasm_bindgen.Overview;
type ListResponse = wasm_bindgen.ListResponse;
/** Names of blocks that are missing, most wanted first: paths below `index/` without their ending. */
type Needs = wasm_bindgen.Needs;

/** What the engine and its stand-in have in common; `rungs` are names with commas between them. */
type Searcher = Pick<wasm_bindgen.Engine, "overview" | "list" | "search" | "count" | "article"> &
  Partial<Pick<wasm_bindgen.Engine, "prefetch" | "explain" | "suggest" | "complete" | "facets" | "forms">>;

/** A range of UTF-16 units in the text it came with: start, end. */
type Mark = [number, number];

type Language = "ar" | "en";
type Theme = "system" | "light" | "dark" | "contrast";
type Font = "naskh" | "amiri";
/** Digits of the Arabic interface: 123 or ١٢٣. */
type Digits = "latn" | "arab";

/** What this browser remembers between visits; nothing of it changes what a link shows. */
interface Settings {
  language: Language;
  theme: Theme;
  font: Font;
  /** Of letters, in per cent. */
  size: number;
  digits: Digits;
  /** Those of a new search; a link says its own. */
  rungs: Rung[];
  /** Whether vowel marks are shown. */
  tashkeel: boolean;
  /** Whether what was cleaned away is unfolded. */
  noise: boolean;
  /** Whether the single-key shortcuts are listened to (WCAG 2.1.4 asks for a way to turn them off). */
  keys: boolean;
}

/** Of results; empty: by relevance. */
type Order = "" | "newest" | "oldest" | "source";

/** What a search depends on. */
type Search = Pick<State, "query" | "rungs" | "order" | "without">;

/** What the address says: the whole of what is seen. */
interface State {
  query: string;
  rungs: Rung[];
  order: Order;
  /** Spellings that stand for no word of the query. */
  without: string[];
  /** How many results (or, without a query, articles of the overview) are shown. */
  shown: number;
  /** The article that is open; paragraph 0 is its beginning. */
  article: { id: string; paragraph: number } | null;
}

/** The place of an article among the results it was opened from, the first being 1. */
interface Neighbours {
  place: number;
  total: number;
  before?: ArticleHead;
  after?: ArticleHead;
}

/** Why something failed, in a form the page can put into words. */
interface Failure {
  /** The engine's code, or one of the page's own: asset, part, block, file, unbuilt, worker, crash, wasm. */
  code: string;
  message: string;
  field?: string;
  line?: number;
  column?: number;
  /** The address of the file that could not be had, and the server's status (0: no answer). */
  asset?: string;
  status?: number;
}

/** What the worker opens. */
interface Assets {
  /** The engine, why it could not be had, or null where it runs already. */
  wasm: Uint8Array<ArrayBuffer> | Failure | null;
  /** The root of the index, deflated. */
  root: Uint8Array<ArrayBuffer>;
  /** The folder of its blocks; empty where they are all in it. */
  base: string;
  /** Whether a damaged root is all there is: otherwise it is refused, to be fetched once more. */
  final: boolean;
}

interface Opened {
  overview: Overview;
  /** Why plain substring search stands in for the engine; null when the engine runs. */
  plain: Failure | null;
  /** Why plain search lacks some of the texts; null when it has all of them. */
  lost: Failure | null;
}

interface ListRequest {
  offset: number;
  limit: number;
}

/** A search: `limit` results (0: all) from `offset` on. */
interface SearchRequest extends Search {
  offset: number;
  limit: number;
  /** Whether it takes nothing's place: what is shown is still being asked for. */
  aside?: boolean;
}

interface ArticleRequest extends Pick<State, "query" | "rungs" | "without"> {
  id: string;
}

/**
 * What can be asked of the worker, and what it answers with. Of `list`, `search` and `article` the latest counts: those
 * before it are answered with nothing (undefined).
 */
interface Questions {
  open: { question: Assets; answer: Opened };
  list: { question: ListRequest; answer: ListResponse | undefined };
  search: { question: SearchRequest; answer: SearchResponse | undefined };
  /** Null where there is no such article. */
  article: { question: ArticleRequest; answer: ArticleView | null | undefined };
  /** How many articles a search would find; asked for the sake of what is shown. */
  count: { question: Pick<SearchRequest, "query" | "rungs">; answer: number };
  /** Why words of an article match; nothing is explained where letters are only compared. */
  explain: { question: ArticleRequest; answer: Explanation[] };
  facets: { question: Search; answer: FacetsView };
  forms: { question: Search; answer: Form[] };
  suggest: { question: { query: string }; answer: Suggestion[] };
  complete: { question: { query: string }; answer: Completion[] };
  /** A few articles for the list below the search box; unlike `search`, it takes nothing's place. */
  titles: { question: Pick<SearchRequest, "query" | "rungs" | "limit">; answer: Hit[] };
  prefetch: { question: { query: string }; answer: null };
}
type Asked = {
  [K in keyof Questions]: { id: number; type: K; question: Questions[K]["question"] };
}[keyof Questions];
type Answered =
  | { type: "opening" }
  | { type: "answer"; id: number; answer: unknown }
  | { type: "failure"; id: number; failure: Failure }
  | { type: "progress"; asset: Loading; loaded: number; total: number };

/** What is being loaded: assets in bytes; in numbers of blocks, what an answer needs and the texts of plain search. */
type Loading = "wasm" | "root" | "blocks" | "texts";

/** Trusted Types, as far as they are used here; TypeScript does not know them yet. */
/** What the page of a site began to download as it came (early.js), by address. */
declare var early: Map<string, Early> | undefined;
interface Early {
  response: Promise<Response>;
  ending: AbortController;
}

declare var trustedTypes: { createPolicy(name: string, rules: ScriptUrls): ScriptUrls } | undefined;
interface ScriptUrls {
  createScriptURL(url: string): string;
}
