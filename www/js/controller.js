/**
 * Holds the page together: the address says what is seen, the engine is asked for it, a view is
 * made of the answer and put into <main>.
 */
import { isSite } from "./assets.js";
import { contentOf, laddersOf, neighboursOf, readingPart } from "./content.js";
import { CONTROLS, createHighlighter } from "./highlight.js";
import { createHistory } from "./history.js";
import { later } from "./later.js";
import { listen } from "./listen.js";
import { applySettings, changeSettings, KEY, loadSettings, ownShown } from "./settings/settings.js";
import { HOME, isSearch, passage, print, searchFor } from "./state.js";
import { loadStrings, stringsOf } from "./strings.js";
import { trusted } from "./trusted.js";
import { fitFont } from "./view/letters.js";
import { colophon, createMasthead } from "./view/masthead.js";
import { broken, createBusy, loading, plainNotice } from "./view/states.js";

/** @typedef {Pick<import("./history.js").Place, "scroll" | "focus">} Place */

/** Pauses of typing, in milliseconds, before searching and before reading the count out. */
const TYPING = 60;
const SPEAKING = 700;
/** After the first answer, in milliseconds, before what is not needed yet is loaded. */
const IDLE = 1000;

/** Settings that change what is written on the page. @type {(keyof Settings)[]} */
const REDRAWN = ["language", "digits", "tashkeel", "noise"];

/** Failures after which everything is opened anew when the reader tries again. */
const FATAL = ["asset", "worker", "crash", "damaged"];

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const comboboxPart = () => later(import("./combobox/combobox.js"));

/**
 * @param {import("./engine.js").Engine} engine
 * @param {{ address: string, content: ReturnType<typeof contentOf> } | null} first what was asked for when the page began
 */
export function createController(engine, first) {
  const main = element("main");
  let settings = loadSettings();
  let strings = stringsOf(settings.digits);
  /** @type {State} */
  let state = { ...HOME };
  /** @type {Opened | null} */
  let opened = null;
  /** Why nothing could be opened or shown. @type {Failure | null} */
  let problem = null;
  /** @type {import("./view/page.js").View | null} */
  let view = null;
  let waiting = loading(strings);
  const busy = createBusy((text) => {
    clearTimeout(speaking);
    element("live").textContent = text;
  });
  /** Counts what was asked to be shown, so that a late answer can tell that it is late. */
  let turn = 0;
  /** Whether something has been shown: a page that just opened leaves the focus where it is. */
  let landed = false;
  /** Whether the texts are the reader's own, which are published nowhere. */
  let isOwn = false;
  /** @type {number | undefined} */
  let typing;
  /** @type {number | undefined} */
  let speaking;

  /** @type {import("./engine.js").Progress} */
  function progress(...loaded) {
    waiting.update(...loaded);
    busy.update(...loaded);
  }

  const history = createHistory((next, place) => {
    clearTimeout(typing);
    state = next;
    refresh(place);
  });

  /** @type {import("./view/masthead.js").Actions} */
  const actions = {
    type(query) {
      state = searchFor(state, query, settings.rungs);
      history.draft(state);
      if (isSearch(state)) engine.prefetch(query);
      clearTimeout(typing);
      typing = setTimeout(refresh, TYPING, null, false);
    },
    async submit() {
      clearTimeout(typing);
      history.commit();
      await refresh(null, false);
      main.querySelector("h1")?.focus({ preventScroll: true });
    },
    change,
    async suggestIn(input, list) {
      if (input.dataset.suggests) return;
      input.dataset.suggests = "";
      const part = await comboboxPart().catch(() => null);
      if (!part) delete input.dataset.suggests;
      part?.attach(input, list, {
        engine,
        open: (id) => history.go({ ...HOME, article: { id, paragraph: 0 } }),
        write(query) {
          input.value = query;
          actions.type(query);
        },
        sources: () => opened?.overview.sources ?? [],
        strings,
      });
    },
    async bring() {
      const part = await offered(import("./own/panel.js"));
      part?.showOwn({ strings, use: openOwn, start: (url) => new Worker(trusted(url)) });
    },
    async switchLanguage() {
      await set({ language: settings.language === "ar" ? "en" : "ar" });
      document.querySelector(/** @type {"button"} */ (".language"))?.focus();
    },
    async openSettings() {
      const part = await offered(import("./settings/dialog.js"));
      part?.openSettings({ settings, strings, set, forget: reload, say, again: actions.openSettings });
    },
    async openAdvanced() {
      const part = await offered(import("./advanced/dialog.js"));
      const { query } = state;
      const search = (/** @type {string} */ written) => history.go(searchFor(state, written, settings.rungs));
      if (opened) part?.openAdvanced({ query, overview: opened.overview, strings, search });
    },
    async openHelp() {
      const part = await offered(import("./help/dialog.js"));
      part?.openHelp(strings, !!opened?.plain);
    },
  };
  let masthead = createMasthead(strings, actions);

  /** @param {Partial<Settings>} some */
  const set = (some) => use(changeSettings(settings, some));

  /** To what is kept now: after it was erased, what a first visit finds. */
  const reload = () => use(loadSettings());

  /** @param {Settings} next */
  async function use(next) {
    const before = settings;
    strings = await loadStrings(next);
    settings = { ...next, language: strings.lang };
    applySettings(settings);
    if (!REDRAWN.some((name) => before[name] !== settings[name])) return;
    frame();
    await refresh({ scroll: scrollY, focus: null });
  }

  /**
   * A part of the page that was asked for at a click: where it cannot be had, the reader is told, and the rest goes on.
   * @template T
   * @param {Promise<T>} part
   */
  async function offered(part) {
    try {
      return await later(part);
    } catch {
      say(strings.failure("part")[0]);
      return null;
    }
  }

  /** Says something briefly, to eyes and ears. @param {string} text */
  function say(text) {
    clearTimeout(speaking);
    const toast = element("toast");
    element("live").textContent = toast.textContent = text;
    // Put in again, it is shown anew; the style says for how long.
    document.body.append(toast);
  }

  /** Opens a reader's own texts, or the page's own collection again. @param {Uint8Array<ArrayBuffer> | null} root */
  async function openOwn(root) {
    // What is still being asked for is of the corpus that goes.
    turn += 1;
    engine.use(root);
    isOwn = root !== null;
    history.replace({ ...HOME });
    await open();
    if (problem) throw problem;
  }

  /** Another view of the same thing: nowhere to go back from. @param {State} next */
  async function change(next) {
    const before = main.querySelectorAll(".card").length;
    const inside = main.contains(document.activeElement);
    state = next;
    history.replace(state);
    await refresh(null, false);
    if (!inside) return;
    // The button that was pressed is gone; "show more" leaves the reader at the first of the new ones.
    const target = main.querySelectorAll(".card")[before]?.querySelector("a") ?? main.querySelector("button");
    target?.focus({ preventScroll: true });
  }

  /** Everything around <main>, in the language of the interface. */
  function frame() {
    const { documentElement: root } = document;
    root.lang = strings.lang;
    root.dir = strings.dir;
    masthead = createMasthead(strings, actions);
    element("masthead").replaceChildren(...masthead.elements);
    element("colophon").replaceChildren(...colophon(strings, actions));
    element("skip").textContent = strings.skip;
    head();
    if (problem) fail(problem);
  }

  /**
   * Shows what the state says.
   * @param {Place | null} [place] where the reader was when this was last seen
   * @param {boolean} [move] whether the reader goes somewhere: focus and scroll follow
   */
  async function refresh(place = null, move = true) {
    turn += 1;
    const mine = turn;
    // The first answer brings its own, so that one frame shows both.
    if (landed) head();
    if (!opened) return;
    main.ariaBusy = "true";
    // Until there is something to read, the page says already that it loads.
    if (!waiting.element.isConnected) busy.begin(strings.waiting);
    try {
      const early = first?.address === print(state) ? first.content : null;
      first = null;
      const make = await (early ?? contentOf(state, engine));
      if (mine !== turn || !make) return;
      if (!landed) head();
      show(make, opened);
      if (place) restore(place);
      else if (move && (landed || state.article?.paragraph)) arrive();
      // The way on to an article is made ready once there is something to read.
      if (!landed) setTimeout(idle, IDLE);
      landed = true;
    } catch (error) {
      if (mine !== turn) return;
      // What says so already stays where it is: its button may be half pressed.
      if (error === problem) settle();
      else fail(error);
    }
  }

  /**
   * @param {import("./content.js").Make} make
   * @param {Opened} opened
   */
  function show(make, { overview, plain, lost }) {
    const highlighter = createHighlighter();
    const asked = state;
    const { query, rungs, without } = asked;
    const explain = (/** @type {string} */ id) => engine.explain({ id, query, rungs, without });
    const suggest = () => engine.suggest({ query });
    const made = make(
      {
        state,
        overview,
        plain: plain !== null,
        strings,
        change,
        explain,
        suggest,
        facets: () => engine.facets(asked),
        forms: () => engine.forms(asked),
        count: (other) => engine.count({ query: other.query, rungs: other.rungs }),
        search: (offset, limit) => engine.search({ ...asked, offset, limit, aside: true }),
        address: (id, paragraph) => (isOwn ? "" : new URL(passage(HOME, id, paragraph), location.href).href),
        neighbours: () => neighboursOf(asked, engine),
        settings,
        // What a view changes, it shows by itself.
        keep(some) {
          settings = changeSettings(settings, some);
        },
        say,
        highlighter,
      },
      history.go,
    );
    view = made;
    problem = null;
    main.replaceChildren();
    if (plain) main.append(plainNotice(plain, lost, strings, open));
    // One by one: several at once go through a fragment, and leaving that again empties the ranges in them (Firefox).
    for (const node of made.nodes) main.append(node);
    highlighter.paint();
    settle();
    const title = [made.title, overview.title, "كشّاف"].filter(Boolean).join(" · ");
    document.title = title.replace(CONTROLS, "");
    fitFont(title + main.textContent);
    clearTimeout(speaking);
    speaking = setTimeout(settled, SPEAKING, made);
  }

  /** Reads out what a reader stays with, and what comes to it late. @param {import("./view/page.js").View} made */
  async function settled(made) {
    const live = element("live");
    live.textContent = made.announce;
    const added = await made.later?.();
    if (view !== made) return;
    if (added) live.textContent = `${made.announce}. ${added}`;
    if (!isSearch(state) || opened?.plain) return;
    const counts = await laddersOf(state, engine).catch(() => []);
    if (view === made && !main.ariaBusy) masthead.tell(counts);
  }

  /** Has the masthead say what the state does. */
  function head() {
    const title = (isSearch(state) || state.article) && opened?.overview.title;
    masthead.update(state, title || "", opened?.plain === null);
  }

  /** Nothing is being asked for any more. */
  function settle() {
    delete document.documentElement.dataset.early;
    main.ariaBusy = null;
    busy.end();
  }

  /** What can wait until there is something to read. */
  function idle() {
    readingPart();
    comboboxPart();
    if (!isSite() || location.protocol !== "https:") return;
    later(import("./offline.js"))
      .then((part) => part.keepOffline(trusted))
      .catch(() => {});
  }

  /** A new place begins at its beginning, and is read from there. */
  function arrive() {
    if (view?.arrive) {
      view.arrive();
      return;
    }
    scrollTo(0, 0);
    main.querySelector("h1")?.focus({ preventScroll: true });
  }

  /** @param {Place} place */
  function restore({ scroll, focus }) {
    scrollTo(0, scroll);
    const link = focus && main.querySelector(/** @type {"a"} */ (`a[href="${CSS.escape(focus)}"]`));
    // Whoever comes back to what is not there any more, or not yet, is at the beginning.
    const lost = landed && document.activeElement === document.body;
    const target = link || (lost && main.querySelector("h1"));
    if (target) target.focus({ preventScroll: true });
  }

  /** @param {unknown} error a `Failure` of the engine, or an exception of a view */
  function fail(error) {
    const known = /** @type {Failure} */ (Object(error));
    problem = known.code ? known : { code: "view", message: String(error) };
    view = null;
    const again = ["block", "part"].includes(problem.code)
      ? retry
      : FATAL.includes(problem.code)
        ? open
        : undefined;
    head();
    settle();
    main.replaceChildren(broken(problem, strings, again));
  }

  /** Asks again for what could not be had. */
  function retry() {
    landed = true;
    refresh();
  }

  /** Starts the engine, or starts it again. */
  async function open() {
    opened = null;
    problem = null;
    waiting = loading(strings);
    main.replaceChildren(waiting.element);
    try {
      opened = await engine.open(progress);
      history.start();
    } catch (error) {
      first = null;
      fail(error);
    }
  }

  return {
    async start() {
      applySettings(settings);
      if (settings.language !== "ar") strings = await loadStrings(settings);
      frame();
      main.before(busy.element);
      // Another tab of the page changed or erased what is kept.
      addEventListener("storage", ({ key }) => (key === KEY || key === null) && reload());
      // What was lost with the connection comes back with it.
      addEventListener("online", () => problem?.code === "block" && refresh(null, false));
      listen({
        go: history.go,
        skip: () => main.focus(),
        shortcut: (key, single) => {
          if (single && !settings.keys) return undefined;
          if (key === "/") return masthead.focus;
          return view?.keys?.[key] ?? (key === "Escape" ? masthead.focus : undefined);
        },
      });
      open();
      const own = ownShown();
      if (!own) return;
      const part = await later(import("./own/left.js")).catch(() => null);
      if (part) main.before(await part.leftNotice(own, strings, actions.bring));
    },
  };
}
