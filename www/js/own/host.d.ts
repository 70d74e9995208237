/** What the page and the panel for readers' own texts have to do with each other. */
declare namespace Own {
  /** What the page lends to the panel. */
  interface Host {
    strings: import("../strings.js").Strings;
    /** Opens another index in this page; null for the page's own. */
    use: (root: Uint8Array<ArrayBuffer> | null) => Promise<void>;
    /** Starts a worker of this site. */
    start: (url: string) => Worker;
  }
}
