/**
 * What every view is given and gives back. A view is a function of the page's state; what it
 * returns is put into <main> by the controller.
 *
 * @typedef {{
 *   state: State,
 *   overview: Overview,
 *   plain: boolean,
 *   strings: import("../strings.js").Strings,
 *   highlighter: import("../highlight.js").Highlighter,
 *   change: (state: State) => void,
 *   explain: (id: string) => Promise<Explanation[]>,
 *   suggest: () => Promise<Suggestion[]>,
 *   facets: () => Promise<FacetsView>,
 *   forms: () => Promise<Form[]>,
 *   count: (state: State) => Promise<number>,
 *   search: (offset: number, limit: number) => Promise<SearchResponse | undefined>,
 *   address: (id: string, paragraph: number) => string,
 *   neighbours: () => Promise<Neighbours | null>,
 *   settings: Settings,
 *   keep: (some: Partial<Settings>) => void,
 *   say: (text: string) => void,
 * }} Page `plain`: letters are only compared; `change` replaces the address; links (plain hrefs) add to the history;
 *   `explain`: why words of an article match what was searched for; `suggest`: what may have been meant by it;
 *   `facets`: how the results divide; `forms`: the spellings that stand for its words;
 *   `count`: of another search; `search`: more of the same results; `address`: of a passage, alone; empty where the texts are the reader's own, which are published nowhere; `neighbours`: of the open article among the results; `keep`: remembers settings; `say`: says
 *   something briefly
 *
 * @typedef {{
 *   title: string,
 *   nodes: Node[],
 *   announce: string,
 *   later?: () => Promise<string>,
 *   arrive?: () => void,
 *   keys?: Record<string, () => void>,
 * }} View `title` of the document; `announce` is read out; `later` adds what is only worth asking for once the reader
 *   stays, and gives what is to be read out of it; `arrive` finds the place a fresh link means; `keys` are the view's
 *   own shortcuts
 */
export {};
