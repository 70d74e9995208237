/**
 * The builder's worker: files → articles → index → pages. It holds one corpus at a time. The build puts the glue that
 * wasm-bindgen writes for the builder (global `wasm_bindgen`) in front of this file, as one classic script.
 */
/// <reference path="./types.d.ts" />

/** A file larger than this does not fit into the memory of a page, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/** @type {wasm_bindgen.Builder | null} */
let builder = null;

/** Questions are answered one after the other. */
let turn = Promise.resolve();

/** @param {MessageEvent<{ id: number, type: keyof Own.Questions, question: any }>} event */
self.onmessage = ({ data }) => {
  turn = turn.then(async () => {
    try {
      const [answer, transfer] = await answerTo(data.type, data.question);
      self.postMessage({ id: data.id, answer }, { transfer });
    } catch (error) {
      const { code = "crash", message = String(error) } = Object(error);
      self.postMessage({ id: data.id, failure: { code, message } });
    }
  });
};

/**
 * @param {keyof Own.Questions} type
 * @param {any} question
 * @returns {Promise<[unknown, Transferable[]]>}
 */
async function answerTo(type, question) {
  if (type === "start") {
    await wasm_bindgen({ module_or_path: question.wasm });
    const fresh = new wasm_bindgen.Builder();
    builder = fresh;
    // While the reader is still choosing files.
    setTimeout(() => fresh.prepare());
    return [null, []];
  }
  const own = builder;
  if (!own) throw { code: "worker", message: "The builder is not running." };
  switch (type) {
    case "reads":
      return [own.reads(question.name), []];
    case "clear":
      own.clear();
      return [null, []];
    case "add":
      return [await add(own, question.file, question.name), []];
    case "open":
      own.open(question.corpus);
      return [null, []];
    case "report":
      return [own.report(question.offset, question.limit), []];
    case "mark":
      return [own.set_marked(question.article, question.paragraph, question.marked), []];
    case "index":
      own.set_title(question.title);
      return given(own.index());
    case "corpus":
      return given(new TextEncoder().encode(own.corpus()));
    case "viewer":
      own.set_viewer(question.kit);
      for (const [name, bytes] of question.files) own.add_viewer_file(name, bytes);
      return [null, []];
    case "page":
      own.set_title(question.title);
      return given(own.page());
    case "site":
      own.set_title(question.title);
      return given(own.site());
  }
}

/**
 * @param {wasm_bindgen.Builder} own
 * @param {File} file
 * @param {string} name with its folders
 */
async function add(own, file, name) {
  if (file.size > LARGEST) {
    const size = Math.round(file.size / 1024 / 1024);
    throw {
      code: "too-large",
      message: `the file has ${size} MB; the most is ${LARGEST / 1024 / 1024}: split it`,
    };
  }
  return own.add(name, new Uint8Array(await file.arrayBuffer()));
}

/** @param {Uint8Array} bytes @returns {[Uint8Array, Transferable[]]} */
const given = (bytes) => [bytes, [bytes.buffer]];
