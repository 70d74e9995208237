/**
 * What can be read of an index without the engine: the facts about the corpus, and where its texts are. All numbers are
 * little-endian.
 *
 *   bundle = "kshb" u32:count  count × ( u8:length name u32:length bytes )
 *   root   = "kshf" u8:version u8:'r' u16:0 u32:0 u32:checksum
 *            u32:length meta(JSON)  u32:count  count × ( u32:hash u16:articles )  …
 */

const ROOT_HEADER = 16;

/**
 * @typedef {{ meta: any, texts: string[], blocks: Map<string, Uint8Array> }} Container
 *   `texts`: the names of the blocks of texts, in the corpus's order; `blocks`: those that came along
 */

/**
 * @param {Uint8Array} bytes a root, or a bundle with a root in it
 * @returns {Container} as much of it as can be read
 */
export function readContainer(bytes) {
  const blocks = tag(bytes) === "kshb" ? readBundle(bytes) : new Map();
  const bundled = [...blocks.keys()].filter((name) => name.startsWith("t/"));
  try {
    const { meta, texts } = readRoot(blocks.get("root") ?? bytes);
    return { meta, texts: texts.length > 0 ? texts : bundled, blocks };
  } catch {
    return { meta: {}, texts: bundled, blocks };
  }
}

/** @param {Uint8Array} bytes */
function readBundle(bytes) {
  /** @type {Map<string, Uint8Array>} */
  const blocks = new Map();
  const view = viewOf(bytes);
  try {
    let at = 4;
    const count = view.getUint32(at, true);
    at += 4;
    for (let index = 0; index < count; index += 1) {
      const name = bytes.subarray(at + 1, at + 1 + view.getUint8(at));
      at += 1 + name.length;
      const length = view.getUint32(at, true);
      at += 4;
      blocks.set(text(name), bytes.subarray(at, at + length));
      at += length;
    }
  } catch {
    // Cut short: what came before stands.
  }
  return blocks;
}

/** @param {Uint8Array} bytes */
function readRoot(bytes) {
  const view = viewOf(bytes);
  const length = view.getUint32(ROOT_HEADER, true);
  let at = ROOT_HEADER + 4 + length;
  const meta = Object(JSON.parse(text(bytes.subarray(ROOT_HEADER + 4, at))));
  const count = view.getUint32(at, true);
  at += 4;
  /** @type {string[]} */
  const texts = [];
  for (let index = 0; index < count; index += 1) {
    texts.push(`t/${view.getUint32(at, true).toString(16).padStart(8, "0")}`);
    at += 6;
  }
  return { meta, texts };
}

/** @param {Uint8Array} bytes */
const viewOf = ({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength);

/** @param {Uint8Array} bytes */
const text = (bytes) => new TextDecoder().decode(bytes);

/** @param {Uint8Array} bytes */
const tag = (bytes) => text(bytes.subarray(0, 4));
