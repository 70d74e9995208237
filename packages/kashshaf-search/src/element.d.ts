/** `<kashshaf-search corpus="…">`; importing this module defines it. */
export class KashshafSearch extends HTMLElement {
  static readonly observedAttributes: string[];
}

declare global {
  interface HTMLElementTagNameMap {
    "kashshaf-search": KashshafSearch;
  }
  interface HTMLElementEventMap {
    "kashshaf-results": CustomEvent<{ query: string; total: number }>;
  }
}
