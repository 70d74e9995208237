/** The page while there is nothing to read yet, or no longer. */
import { h } from "./h.js";

/** @typedef {import("../strings.js").Strings} Strings */

/** The engine's codes for a corpus that it refuses. */
const CORPUS = new Set(["not-utf8", "empty", "json", "version", "field", "too-large"]);

/**
 * @param {Strings} strings
 * @returns {{ element: HTMLElement, update: import("../engine.js").Progress }}
 */
export function loading(strings) {
  const label = h("span", null, strings.loading);
  const bar = h("progress", { "aria-label": strings.loading });
  const parts = {
    wasm: { loaded: 0, total: 0 },
    families: { loaded: 0, total: 0 },
    corpus: { loaded: 0, total: 0 },
  };
  return {
    element: h("p", { class: "loading" }, label, bar),
    update(asset, loaded, total) {
      parts[asset] = { loaded, total };
      const { wasm, corpus } = parts;
      label.textContent = strings.loadingOf(Math.ceil((wasm.loaded + corpus.loaded) / 1000));
      // The bar says how much is left only where both lengths are known.
      if (wasm.total > 0 && corpus.total > 0) {
        bar.max = wasm.total + corpus.total;
        bar.value = wasm.loaded + corpus.loaded;
      }
    },
  };
}

/**
 * What is wrong, what to do about it, and where exactly.
 * @param {Failure} failure
 * @param {Strings} strings
 * @param {() => void} [retry] offered where trying again can help
 */
export function broken(failure, strings, retry) {
  const [heading, advice] = strings.failure(failure.code);
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
 * The label of plain search: why it stands in for the engine, and what it does and does not do.
 * @param {Failure} failure
 * @param {Strings} strings
 * @param {() => void} retry
 */
export function plainNotice(failure, strings, retry) {
  const [heading, advice] = failure.code === "wasm" ? [strings.plainWasm, ""] : strings.failure(failure.code);
  return h(
    "aside",
    { class: "notice", "aria-label": strings.plainTitle },
    h("p", null, h("strong", null, `${heading}.`), " ", advice),
    h("p", null, h("strong", null, `${strings.plainTitle}: `), strings.plainNote),
    h("details", null, h("summary", null, strings.plainDetails), details(failure, strings)),
    failure.code === "asset" && h("button", { type: "button", onclick: retry }, strings.retry),
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
    [names.asset, asset && decodeURI(asset.replace(/[?#].*$/, "").replace(/^.*\//, ""))],
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
