/**
 * Bringing one's own texts: choosing, reading, searching at once, keeping, saving as a page. What was imported stays in
 * the builder's worker for as long as the page is open.
 */
import { showDialog } from "../view/dialog.js";
import { h } from "../view/h.js";
import { sureButton } from "../view/sure.js";
import { createBuilder } from "./builder.js";
import { entrance } from "./entrance.js";
import { erase, keep, list } from "./kept.js";
import { marksView } from "./marks.js";
import { plain, titleOf } from "./names.js";
import { outcomeView } from "./outcome.js";
import { saveCorpus } from "./save.js";
import { rememberShown } from "./shown.js";
import { ownStrings } from "./strings.js";
import { wear } from "./style.js";

/** @typedef {{ title: string, articles: number, words: number, noise: number, dates: number, id: string }} Made */

/** Where the parts of the builder are; a page in one file has none. */
function builderFiles() {
  const { builder } = JSON.parse(document.getElementById("assets")?.textContent ?? "{}");
  /** @param {string} path */
  const absolute = (path) => new URL(path, document.baseURI).href;
  return (
    builder && { worker: absolute(builder.worker), wasm: absolute(builder.wasm), kit: absolute(builder.kit) }
  );
}

/** @type {import("./builder.js").Builder | null} */
let builder = null;
/** One that is being started. @type {Promise<import("./builder.js").Builder> | null} */
let starting = null;
/** What the builder holds. @type {Made | null} */
let made = null;
/** Which corpus the page shows: its own, or one of the reader's by id. */
let shown = "";

/** @param {{ id: string, title: string } | null} corpus null: the page's own */
function remember(corpus) {
  shown = corpus?.id ?? "";
  rememberShown(corpus);
}

/**
 * Shows the panel.
 * @param {Own.Host} host
 */
export function showOwn(host) {
  wear();
  const { strings } = host;
  const own = ownStrings(strings);
  const files = builderFiles();
  const body = h("div", null);
  const status = h("p", { role: "status" });
  const dialog = h(
    "dialog",
    {
      class: "own",
      lang: strings.lang,
      dir: strings.dir,
      "aria-labelledby": "own-title",
    },
    h(
      "header",
      null,
      h("h2", { id: "own-title", tabindex: -1, autofocus: true }, own.title),
      h("button", { type: "button", onclick: () => dialog.close() }, own.close),
    ),
    body,
  );

  /** Puts something else into the panel: whoever was at a part of it that goes is at its beginning. @param {Node[]} parts */
  function put(...parts) {
    const inside = body.contains(document.activeElement);
    body.replaceChildren(...parts);
    if (inside) dialog.querySelector("h2")?.focus();
  }

  /** @param {string} text */
  const say = (text) => {
    status.textContent = text;
  };

  /** @param {unknown} error */
  const complain = (error) => {
    const { code = "", message = String(error) } = Object(error);
    if (code !== "stopped") say([own.failed, own.why(code), message].filter(Boolean).join(": "));
  };

  async function ready() {
    if (builder) return builder;
    starting ??= begin().finally(() => {
      starting = null;
    });
    builder = await starting;
    return builder;
  }

  async function begin() {
    const begun = createBuilder(host.start(files.worker));
    await begun.ask("start", { wasm: files.wasm });
    return begun;
  }

  /** Ends a builder of which nothing was made. @param {import("./builder.js").Builder | null} begun */
  function stop(begun) {
    begun?.stop();
    if (begun === builder) builder = null;
  }

  /** @param {import("./files.js").Choice} choice */
  async function importAll({ found, deep, many }) {
    const bar = h("progress", { max: found.length, value: 0 });
    const name = h("bdi", { class: "note", dir: "auto" });
    let stopped = false;
    /** @type {import("./builder.js").Builder | null} */
    let fresh = null;
    const cancel = h(
      "button",
      {
        type: "button",
        onclick: () => {
          stopped = true;
          stop(fresh);
        },
      },
      own.cancel,
    );
    say("");
    put(bar, name, cancel, status);
    // What was not even tried is told before what failed.
    /** @type {import("./outcome.js").Outcome} */
    const outcome = {
      refused: deep.map((name) => ({ name, code: "deep", message: "" })),
      others: 0,
      many,
      wordless: 0,
      monthFirst: [],
    };
    const { refused } = outcome;
    const sum = { title: own.unnamed, articles: 0, words: 0, noise: 0, dates: 0, id: crypto.randomUUID() };
    try {
      // What is open stays with its builder until something takes its place.
      fresh = made ? await begin() : await ready();
      const { ask } = fresh;
      await ask("clear", null);
      for (const [at, { name: path, file, chosen: alone }] of found.entries()) {
        if (stopped) throw { code: "stopped", message: "" };
        bar.value = at;
        name.textContent = plain(path);
        say(own.reading(at + 1, found.length));
        if (!alone && !(await ask("reads", { name: path }))) {
          outcome.others += 1;
          continue;
        }
        try {
          const added = await ask("add", { file, name: path });
          sum.articles += added.articles;
          sum.words += added.words;
          sum.noise += added.noise;
          sum.dates += added.dates;
          outcome.wordless += added.wordless;
          if (added.monthFirst) outcome.monthFirst.push({ name: path, date: added.monthFirst });
          refused.push(
            ...added.refused.map(({ place, message }) => ({ name: `${path}, ${place}`, code: "", message })),
          );
        } catch (error) {
          if (stopped) throw error;
          const { code = "", message = String(error) } = Object(error);
          refused.push({ name: path, code, message });
          // A worker that broke down over a file has lost the others as well.
          if (code === "crash") throw error;
        }
      }
      if (sum.articles > 0) {
        sum.title = titleOf(found) || own.unnamed;
        say(own.indexing);
        bar.removeAttribute("value");
        await show(sum, fresh);
        if (fresh !== builder) builder?.stop();
        builder = fresh;
        made = sum;
      } else if (fresh !== builder) fresh.stop();
    } catch (error) {
      stop(fresh);
      await draw();
      if (stopped) say(own.stopped);
      else complain(error);
      return;
    }
    await draw(outcome);
    say(sum.articles > 0 ? own.ready : own.nothing);
  }

  /**
   * What was made, and what can be done with it.
   * @param {Made} corpus
   * @param {boolean} isKept
   */
  function workshop(corpus, isKept) {
    const title = h("input", {
      type: "text",
      value: corpus.title,
      "aria-label": own.name,
      onchange: () => rename(),
    });
    async function rename() {
      corpus.title = title.value.trim() || own.unnamed;
      await refresh();
    }
    async function refresh() {
      say(own.indexing);
      await show(corpus);
      update.hidden = true;
      say(own.ready);
    }
    const update = h(
      "button",
      { type: "button", hidden: true, onclick: () => refresh().catch(complain) },
      own.rebuild,
    );
    const marks = marksView(/** @type {import("./builder.js").Builder} */ (builder), own, () => {
      update.hidden = false;
    });
    let begun = false;
    const unfold = () => {
      if (!begun) marks.begin();
      begun = true;
    };
    return [
      h("div", { class: "row" }, h("label", null, own.name, " ", title)),
      h(
        "p",
        null,
        [own.articles(corpus.articles), own.words(corpus.words), own.dates(corpus.dates)].join(" · "),
      ),
      h(
        "div",
        { class: "row" },
        h("button", { type: "button", class: "search-own", onclick: search }, own.search),
        h("button", { type: "button", onclick: () => save("page", corpus) }, own.savePage),
        h("button", { type: "button", onclick: () => save("site", corpus) }, own.saveSite),
        h("button", { type: "button", onclick: () => keepIt(corpus) }, own.keep),
        update,
      ),
      !isKept && h("p", { class: "note" }, own.unkept),
      corpus.noise > 0 &&
        h(
          "details",
          { ontoggle: unfold },
          h("summary", null, `${own.marksTitle}: ${own.marks(corpus.noise)}`),
          marks.element,
        ),
    ];
  }

  function search() {
    dialog.close();
    document.getElementById("q")?.focus();
  }

  /**
   * Opens in the page what a builder holds.
   * @param {Made} corpus
   * @param {import("./builder.js").Builder} [holder]
   */
  async function show(corpus, holder) {
    const { ask } = holder ?? (await ready());
    await host.use(await ask("index", { title: corpus.title }));
    remember(corpus);
  }

  /** @param {"page" | "site"} what @param {Made} corpus */
  async function save(what, corpus) {
    try {
      say(own.saving);
      say(own.saved(await saveCorpus(await ready(), files, what, corpus.title)));
    } catch (error) {
      complain(error);
    }
  }

  /** @param {Made} corpus */
  async function keepIt(corpus) {
    try {
      const { ask } = await ready();
      const index = await ask("index", { title: corpus.title });
      const json = await ask("corpus", null);
      const { id, title, articles, words } = corpus;
      await keep({ id, title, articles, words, bytes: index.length + json.length, index, corpus: json });
      await draw();
      say(own.kept);
    } catch (error) {
      if (typeof Object(error).code === "string") complain(error);
      else say(own.full);
    }
  }

  /** @param {Own.Kept} corpus */
  async function openKept(corpus) {
    try {
      await host.use(corpus.index);
      remember(corpus);
      const { ask } = await ready();
      await ask("open", { corpus: corpus.corpus });
      const { id, title, articles, words } = corpus;
      made = { id, title, articles, words, dates: 0, noise: 0 };
      for (let offset = 0; offset < articles; offset += 500) {
        for (const report of await ask("report", { offset, limit: 500 })) {
          made.dates += report.date ? 1 : 0;
          made.noise += report.notes.filter(({ about }) => about === "noise").length;
        }
      }
      await draw();
      say(own.ready);
    } catch (error) {
      complain(error);
    }
  }

  /** @param {Own.Kept} corpus */
  async function eraseKept(corpus) {
    await erase(corpus.id);
    await draw();
    say(own.erased);
  }

  /** The corpora side by side. @param {Own.Kept[]} kept */
  function shelf(kept) {
    /** @param {string} id @param {string} title @param {string[]} facts @param {...Node} buttons */
    const item = (id, title, facts, ...buttons) =>
      h(
        "li",
        { class: "row" },
        h("strong", null, h("bdi", null, plain(title))),
        h("span", { class: "note" }, facts.join(" · ")),
        id === shown && h("em", null, own.current),
        buttons,
      );
    const open = (/** @type {() => void} */ act) => h("button", { type: "button", onclick: act }, own.open);
    const rows = kept.map((corpus) =>
      item(
        corpus.id,
        corpus.title,
        [own.articles(corpus.articles), own.size(corpus.bytes)],
        ...(corpus.id === shown ? [] : [open(() => openKept(corpus))]),
        sureButton(own.erase, own.sure, () => eraseKept(corpus)),
      ),
    );
    const unkept = made && !kept.some(({ id }) => id === made?.id) ? made : null;
    if (!unkept && kept.length === 0) return null;
    const back = async () => {
      await host.use(null);
      remember(null);
      await draw();
    };
    const reopen = async (/** @type {Made} */ corpus) => {
      await show(corpus);
      await draw();
    };
    return h(
      "section",
      null,
      h("h3", null, own.list),
      h(
        "ul",
        { class: "plain" },
        item("", own.pageCorpus, [], ...(shown === "" ? [] : [open(() => back().catch(complain))])),
        unkept &&
          item(
            unkept.id,
            unkept.title,
            [own.articles(unkept.articles)],
            ...(unkept.id === shown ? [] : [open(() => reopen(unkept).catch(complain))]),
          ),
        rows,
      ),
    );
  }

  /** @param {import("./outcome.js").Outcome} [outcome] of what was just chosen */
  async function draw(outcome) {
    if (!files) {
      put(h("p", null, own.unavailable));
      return;
    }
    const kept = await list();
    const isKept = kept.some(({ id }) => id === made?.id);
    const parts = [
      entrance(own, importAll),
      status,
      outcome && outcomeView(outcome, own),
      ...(made ? workshop(made, isKept) : []),
      shelf(kept),
    ];
    put(...parts.filter((part) => part instanceof Node));
  }

  showDialog(dialog);
  // Where the button that opened it is gone, or never had the focus (Safari), the dialog gives it back to nobody.
  dialog.addEventListener("close", () => {
    if (document.activeElement === document.body) {
      document.querySelector(/** @type {"button"} */ (".bring"))?.focus({ preventScroll: true });
    }
  });
  draw();
  // What cannot be loaded now is asked for again, and told, when it is needed.
  if (files) ready().catch(() => {});
}
