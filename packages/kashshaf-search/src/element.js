/** `<kashshaf-search corpus="…">`: a box and its results. */
import { openArchive } from "./index.js";

const WORDS = {
  ar: {
    label: "ابحث في الأرشيف",
    loading: "يُفتح الأرشيف…",
    failed: "تعذّر فتح الأرشيف",
    found: (/** @type {number} */ n) =>
      ({ 0: "لا نتائج", 1: "نتيجة واحدة", 2: "نتيجتان" })[n] ??
      `${n} ${new Intl.PluralRules("ar").select(n) === "few" ? "نتائج" : "نتيجة"}`,
  },
  en: {
    label: "Search the archive",
    loading: "Opening the archive…",
    failed: "The archive could not be opened",
    found: (/** @type {number} */ n) => `${n} result${n === 1 ? "" : "s"}`,
  },
};

const STYLE = `
:host { display: block; font-family: inherit; line-height: 1.7; }
input { inline-size: 100%; box-sizing: border-box; font: inherit; padding: 0.4em 0.6em; }
ol { list-style: none; margin: 0.75em 0 0; padding: 0; display: grid; gap: 0.75em; }
p { margin: 0; }
.facts { font-size: 0.85em; opacity: 0.8; }
mark { background: #ffe48c; color: #1e1b16; }
`;

/** Pause of typing before searching, in milliseconds. */
const TYPING = 80;

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A snippet with what matched marked in it. @param {import("./engine/kashshaf.js").SnippetView} snippet */
function marked({ text, marks }) {
  const parts = [];
  let at = 0;
  for (const [start, end] of marks) {
    parts.push(text.slice(at, start), make("mark", { part: "mark" }, text.slice(start, end)));
    at = end;
  }
  return make("p", { dir: "auto" }, ...parts, text.slice(at));
}

export class KashshafSearch extends HTMLElement {
  static observedAttributes = ["corpus", "limit", "lang"];

  /** @type {Promise<import("./index.js").Archive> | null} */
  #archive = null;
  #turn = 0;
  #timer = 0;
  #input = /** @type {HTMLInputElement} */ (make("input", { type: "search", part: "input", dir: "auto" }));
  #status = make("p", { role: "status", part: "status" });
  #results = make("ol", { part: "results" });

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    root.append(this.#input, this.#status, this.#results);
    this.#input.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#search(), TYPING);
    });
    this.#input.addEventListener("focus", () => this.#open());
  }

  connectedCallback() {
    this.#dress();
    const query = this.getAttribute("query");
    if (query) {
      this.#input.value = query;
      this.#search();
    }
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "corpus") this.#archive = null;
    this.#dress();
    if (this.isConnected && this.#input.value) this.#search();
  }

  get #words() {
    return this.lang.startsWith("en") ? WORDS.en : WORDS.ar;
  }

  #dress() {
    this.dir = this.dir || (this.lang.startsWith("en") ? "ltr" : "rtl");
    this.#input.setAttribute("aria-label", this.#words.label);
    this.#input.placeholder = this.#words.label;
  }

  /** The archive is opened when somebody begins to search. */
  #open() {
    this.#archive ??= openArchive(this.getAttribute("corpus") ?? "").catch((error) => {
      this.#archive = null;
      throw error;
    });
    this.#archive.catch(() => {});
    return this.#archive;
  }

  async #search() {
    this.#turn += 1;
    const mine = this.#turn;
    const query = this.#input.value;
    if (!query.trim()) {
      this.#results.replaceChildren();
      this.#status.textContent = "";
      return;
    }
    try {
      if (!this.#archive) this.#status.textContent = this.#words.loading;
      const archive = await this.#open();
      const limit = Number(this.getAttribute("limit")) || 10;
      const { total, hits } = await archive.search(query, { limit });
      if (mine !== this.#turn) return;
      this.#status.textContent = this.#words.found(total);
      this.#results.replaceChildren(
        ...hits.map(({ head, snippets }) => {
          const first = snippets[0]?.paragraph ?? 0;
          const place = `${encodeURIComponent(head.id)}${first ? `/p${first}` : ""}`;
          const href = `${archive.address}#/a/${place}?q=${encodeURIComponent(query)}`;
          const facts = [head.source, head.date?.value].filter(Boolean).join(" · ");
          return make(
            "li",
            {},
            make("a", { href }, make("bdi", {}, head.title)),
            make("p", { class: "facts" }, make("bdi", {}, facts)),
            ...snippets.map(marked),
          );
        }),
      );
      this.dispatchEvent(new CustomEvent("kashshaf-results", { detail: { query, total }, bubbles: true }));
    } catch (error) {
      if (mine !== this.#turn) return;
      this.#status.textContent = `${this.#words.failed}: ${Object(error).message ?? error}`;
    }
  }
}

if (!customElements.get("kashshaf-search")) customElements.define("kashshaf-search", KashshafSearch);
