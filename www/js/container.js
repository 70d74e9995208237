/**
 * What can be read of an index without the engine: the facts about the corpus, and where its texts are. All numbers are
 * little-endian.
 *
 *   bundle = "kshb" u32:count  count × ( u8:length name u32:length bytes )
 *   root   = header u32:length meta(JSON)  u32:count  count × ( u32:name u8:blocks )  …    volumes of texts
 *   text   = header coded                                   a line of JSON an article, in a byte a letter
 *   header = "kshf" u8:version u8:kind u16 u32 u32:checksum
 *   coded  = ( 00–7F: ASCII, but 01 | 80–FF: U+0600–U+067F | 01 UTF-8 of any other character )…
 */

const HEADER = 16;
/** Stands before a character that has no byte of its own. */
const OTHER = 1;

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
  const length = view.getUint32(HEADER, true);
  let at = HEADER + 4 + length;
  const meta = Object(JSON.parse(text(bytes.subarray(HEADER + 4, at))));
  const count = view.getUint32(at, true);
  at += 4;
  /** @type {string[]} */
  const texts = [];
  for (let volume = 0; volume < count; volume += 1) {
    const name = view.getUint32(at, true).toString(16).padStart(8, "0");
    const blocks = view.getUint8(at + 4);
    for (let number = 0; number < blocks; number += 1) texts.push(`t/${name}/${number}`);
    at += 5;
  }
  return { meta, texts };
}

/**
 * The lines of a block of texts.
 * @param {Uint8Array} block
 */
export function linesOf(block) {
  const coded = block.subarray(HEADER);
  const utf8 = new Uint8Array(2 * coded.length);
  let size = 0;
  for (let at = 0; at < coded.length; at += 1) {
    const byte = Number(coded[at]);
    if (byte >= 0x80) {
      utf8[size] = 0xd8 | ((byte & 0x7f) >> 6);
      utf8[size + 1] = 0x80 | (byte & 0x3f);
      size += 2;
    } else if (byte === OTHER) {
      // A lead byte has as many ones in front as its character has bytes.
      const count = Math.max(1, Math.clz32(~(Number(coded[at + 1]) << 24)));
      utf8.set(coded.subarray(at + 1, at + 1 + count), size);
      size += count;
      at += count;
    } else {
      utf8[size] = byte;
      size += 1;
    }
  }
  return text(utf8.subarray(0, size)).split("\n");
}

/** @param {Uint8Array} bytes */
const viewOf = ({ buffer, byteOffset, byteLength }) => new DataView(buffer, byteOffset, byteLength);

/** @param {Uint8Array} bytes */
const text = (bytes) => new TextDecoder().decode(bytes);

/** @param {Uint8Array} bytes */
const tag = (bytes) => text(bytes.subarray(0, 4));
