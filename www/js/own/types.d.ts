/** What the page and the builder's worker tell each other. */
declare namespace Own {
  /** What became of a file. */
  interface Added {
    format: string;
    encoding: string | null;
    articles: number;
    words: number;
    noise: number;
    dates: number;
    refused: { place: string; message: string }[];
    /** Messages without a word, passed over. */
    wordless: number;
    /** The date that told that the month comes first in the file's dates of numbers. */
    monthFirst: string | null;
  }
  /** One conclusion; `paragraph` counts from 0, −1 is the file. */
  interface Note {
    about: string;
    paragraph: number;
    value: string;
    evidence: string;
    text: string;
    marked: boolean;
  }
  interface Report {
    article: number;
    id: string;
    title: string;
    source: string;
    date: string | null;
    notes: Note[];
  }
  interface Questions {
    start: { question: { wasm: string }; answer: null };
    reads: { question: { name: string }; answer: boolean };
    clear: { question: null; answer: null };
    add: { question: { file: File; name: string }; answer: Added };
    open: { question: { corpus: Uint8Array }; answer: null };
    report: { question: { offset: number; limit: number }; answer: Report[] };
    mark: { question: { article: number; paragraph: number; marked: boolean }; answer: boolean };
    index: { question: { title: string }; answer: Uint8Array<ArrayBuffer> };
    corpus: { question: null; answer: Uint8Array<ArrayBuffer> };
    viewer: { question: { kit: Uint8Array; files: [string, Uint8Array][] }; answer: null };
    page: { question: { title: string }; answer: Uint8Array<ArrayBuffer> };
    site: { question: { title: string }; answer: Uint8Array<ArrayBuffer> };
  }
  /** A corpus that this browser keeps. */
  interface Kept {
    id: string;
    title: string;
    articles: number;
    words: number;
    bytes: number;
    /** The index as the engine opens it, and the corpus as JSON. */
    index: Uint8Array<ArrayBuffer>;
    corpus: Uint8Array<ArrayBuffer>;
  }
}
