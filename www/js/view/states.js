/** The page while there is nothing to read yet, or no longer. */
import { h } from "./h.js";

/** @typedef {import("../strings.js").Strings} Strings */

/** Codes for an index of which nothing can be read. */
const CORPUS = new Set(["damaged", "index-version"]);

/** How long an answer may take, in milliseconds, before the page says that it is on its way. */
const SLOW = 300;

/**
 * @param {Strings} strings
 * @returns {{ element: HTMLElement, update: import("../engine.js").Progress }}
 */
export function loading(strings) {
  const label = h("span", null, strings.loading);
  const bar = h("progress", { "aria-label": strings.loading });
  const parts = {
    wasm: { loaded: 0, total: 0 },
    root: { loaded: 0, total: 0 },
  };
  return {
    element: h("p", { class: "loading" }, label, bar),
    update(asset, loaded, total) {
      if (asset === "blocks" || asset === "texts") {
        label.textContent = strings.loading;
        fill(bar, loaded, total);
        return;
      }
      parts[asset] = { loaded, total };
      const { wasm, root } = parts;
      label.textContent = strings.loadingOf(Math.ceil((wasm.loaded + root.loaded) / 1000));
      // The bar says how much is left only where both lengths are known.
      if (wasm.total > 0 && root.total > 0) fill(bar, wasm.loaded + root.loaded, wasm.total + root.total);
    },
  };
}

/**
 * Says quietly that an answer is on its way, once that takes long enough to be noticed.
 * @param {(text: string) => void} speak
 */
export function createBusy(speak) {
  const label = h("span");
  const bar = h("progress", { "aria-hidden": "true" });
  const element = h("div", { class: "busy", hidden: true }, h("p", null, label, bar));
  /** @type {number | undefined} */
  let timer;
  return {
    element,
    /** Said once, however often something else is asked meanwhile. @param {string} text */
    begin(text) {
      timer ??= setTimeout(() => {
        label.textContent = text;
        element.hidden = false;
        speak(text);
      }, SLOW);
    },
    /** @type {import("../engine.js").Progress} */
    update: (_, loaded, total) => fill(bar, loaded, total),
    end() {
      clearTimeout(timer);
      timer = undefined;
      element.hidden = true;
      bar.removeAttribute("value");
    },
  };
}

/**
 * @param {HTMLProgressElement} bar
 * @param {number} done
 * @param {number} of
 */
function fill(bar, done, of) {
  bar.max = Math.max(of, 1);
  bar.value = done;
}

/**
 * What is wrong, what to do about it, and where exactly.
 * @param {Failure} failure
 * @param {Strings} strings
 * @param {() => void} [retry] offered where trying again can help
 */
export function broken(failure, strings, retry) {
  const [heading, advice] = words(failure, strings);
  return h(
    "div",
    { class: "panel", role: "alert" },
    h("h1", { tabindex: -1 }, heading),
    h("p", null, advice, CORPUS.has(failure.code) && ` ${strings.unreadable}`),
    details(failure, strings),
    h(
      "p",
      { class: "actions" },
      retry && h("button", { type: "button", onclick: retry }, strings.retry),
      h("button", { type: "button", onclick: () => location.reload() }, strings.reload),
    ),
  );
}

/**
 * Where a list ends before its end, because a part of it could not be had.
 * @param {Failure} failure
 * @param {Strings} strings
 * @param {() => void} retry
 */
export function lostNotice(failure, strings, retry) {
  const [heading, advice] = words(failure, strings);
  return h(
    "div",
    { class: "notice lost", role: "alert" },
    h("p", null, h("strong", null, `${heading}.`), " ", advice),
    h("details", null, h("summary", null, strings.plainDetails), details(failure, strings)),
    h("button", { type: "button", onclick: retry }, strings.retry),
  );
}

/**
 * What failed, and what to do. Of a lost block, what was in it and why it is lost.
 * @param {Failure} failure
 * @param {Strings} strings
 */
function words({ code, asset = "", status = 0 }, strings) {
  if (code !== "block") return strings.failure(code);
  const reason = status === 200 ? "damaged" : status === 0 ? "offline" : "refused";
  // Without the block that an id stands in it is the article that is missing.
  const missing = /^index\/(t|w[^/]*\/i)/.test(asset) ? strings.lostTexts : strings.lostWords;
  return [missing, strings.lost[reason]];
}

/**
 * The label of plain search: why it stands in for the engine, and what it does and does not do.
 * @param {Failure} failure
 * @param {Failure | null} lost why some of the texts are missing
 * @param {Strings} strings
 * @param {() => void} retry
 */
export function plainNotice(failure, lost, strings, retry) {
  const [heading, advice] = failure.code === "wasm" ? [strings.plainWasm, ""] : strings.failure(failure.code);
  return h(
    "aside",
    { class: "notice", "aria-label": strings.plainTitle },
    h("p", null, h("strong", null, `${heading}.`), " ", advice),
    h("p", null, h("strong", null, `${strings.plainTitle}: `), strings.plainNote),
    lost && h("p", null, h("strong", null, `${words(lost, strings)[0]}.`), " ", strings.plainLost),
    h(
      "details",
      null,
      h("summary", null, strings.plainDetails),
      details(failure, strings),
      lost && details(lost, strings),
    ),
    (lost || ["asset", "damaged"].includes(failure.code)) &&
      h("button", { type: "button", onclick: retry }, strings.retry),
  );
}

/**
 * @param {Failure} failure
 * @param {Strings} strings
 */
function details({ message, asset, status, field, line, column }, strings) {
  const names = strings.failureFields;
  /** @type {[string, string | number | undefined][]} */
  const rows = [
    [names.asset, asset && decodeURI(asset.replace(/[?#].*$/, "").replace(/^\w+:.*\//, ""))],
    [names.status, asset && (status || strings.noAnswer)],
    [names.field, field],
    [names.line, line],
    [names.column, column],
    [names.message, message],
  ];
  return h(
    "dl",
    { class: "about" },
    rows.map(
      ([name, value]) =>
        value !== undefined &&
        value !== "" &&
        h("div", null, h("dt", null, name), h("dd", null, h("bdi", null, value))),
    ),
  );
}
