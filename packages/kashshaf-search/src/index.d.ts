import type { ArticleView, InitInput, Overview, SearchResponse } from "./engine/kashshaf.js";

export type { ArticleView, HitView, Overview, SearchResponse, SnippetView } from "./engine/kashshaf.js";

/** How words may differ from what was typed. */
export type RungName = "exact" | "folded" | "family" | "near";

export interface SearchOptions {
  /** Empty: the usual ones. */
  rungs?: RungName[];
  offset?: number;
  /** 0: all. */
  limit?: number;
}

/** An archive that is being read. Offsets count UTF-16 units. */
export interface Archive {
  readonly address: string;
  overview(): Overview;
  search(query: string, options?: SearchOptions): Promise<SearchResponse>;
  /** Null where there is no such article. */
  article(id: string, query?: string, rungs?: RungName[]): Promise<ArticleView | null>;
  /** Gives its memory back. */
  close(): void;
}

/** Opens the archive at an address: the folder that `kashshaf build` wrote. Rejects with `{ code, message }`. */
export function openArchive(address: string, options?: { wasm?: InitInput }): Promise<Archive>;
