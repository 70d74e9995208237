/** Ways in which people type a question otherwise than a text is printed. All of them give the same in every run. */
import { randomNumbers, seedOf } from "./random.mjs";
import { vocalised } from "./vocalise.mjs";

/** A word in Arabic letters. */
const words = /[\u0621-\u064a]+/g;
const tatweel = "\u0640";

/** Letters that do not join the one behind them. */
const stopping = "ءآأؤإاةدذرزوى";

/** Words that hold a question together; a slip or a proclitic there would test nothing. */
const small = new Set(
  "في من إلى الى على عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا لماذا متى أين اين كيف كم هل هو هي هم كان كانت يكون قد لا لم لن ليس إن ان أن لكن ثم أو او أم حتى إذا اذا أي اي كما بين بعد قبل عند منذ".split(
    " ",
  ),
);

/** @param {string} word @param {number} letters */
const tells = (word, letters) => word.length >= letters && !small.has(word);

/**
 * Contextual shapes of each letter: alone, final, initial, medial. Unicode has them in this order in U+FE80…U+FEF4.
 * @type {Map<string, string[]>}
 */
const shapes = new Map();
for (let code = 0xfe80; code <= 0xfef4; code += 1) {
  const shape = String.fromCharCode(code);
  const letter = shape.normalize("NFKC");
  shapes.set(letter, [...(shapes.get(letter) ?? []), shape]);
}

/** @param {string} word */
function shaped(word) {
  const letters = [...word];
  return letters
    .map((letter, at) => {
      const [alone = letter, final = alone, initial = alone, medial = final] = shapes.get(letter) ?? [];
      const before = letters[at - 1];
      const joinsBefore = before !== undefined && !stopping.includes(before) && letter !== "ء";
      const joinsBehind =
        letters[at + 1] !== undefined && !stopping.includes(letter) && letters[at + 1] !== "ء";
      if (joinsBefore) return joinsBehind ? medial : final;
      return joinsBehind ? initial : alone;
    })
    .join("");
}

/**
 * @param {string} word
 * @param {(below: number) => number} below
 */
function slipped(word, below) {
  const letters = [..."ابتجحدرسشعفقكلمنهوي"];
  const at = 1 + below(word.length - 2);
  const other = letters[below(letters.length)] ?? "";
  const [before, letter, behind] = [word.slice(0, at), word[at] ?? "", word.slice(at + 1)];
  const slips = [
    before + behind,
    before + other + letter + behind,
    before + (other === letter ? "" : other) + behind,
    before + (behind[0] ?? "") + letter + behind.slice(1),
  ];
  return slips[below(slips.length)] ?? word;
}

/**
 * A question with one of its telling words written otherwise.
 * @param {string} question
 * @param {(word: string, below: (below: number) => number) => string} otherwise
 */
function inOneWord(question, otherwise) {
  const below = randomNumbers(seedOf(question));
  const candidates = [...question.matchAll(words)].filter(([word]) => tells(word, 5));
  const chosen = candidates[below(Math.max(1, candidates.length))];
  if (!chosen) return question;
  const [word] = chosen;
  return (
    question.slice(0, chosen.index) + otherwise(word, below) + question.slice(chosen.index + word.length)
  );
}

/** @param {string} word */
const withoutProclitic = (word) => {
  const rest = word.replace(/^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})/, "");
  return rest === word ? word.replace(/^[وفبلك](?=.{5})/, "") : rest;
};

/**
 * A proclitic that grammar lets stand before the word, whatever it is: و and ف before all, ب and ل before the article.
 * @param {string} word
 */
function withProclitic(word) {
  const turn = seedOf(word) % 4;
  if (word.startsWith("ال")) return ["و", "ب", "لل", "ف"][turn] + word.slice(turn === 2 ? 2 : 0);
  return ["و", "ف"][turn % 2] + word;
}

/**
 * One of و ف ب ل ال before a word, which may be a verb.
 * @param {string} word
 * @param {(below: number) => number} below
 */
function withAnyProclitic(word, below) {
  if (word.startsWith("ال")) return withProclitic(word);
  return (["و", "ف", "ب", "ل", "ال"][below(5)] ?? "") + word;
}

/**
 * A word in two, at least two letters each.
 * @param {string} word
 * @param {(below: number) => number} below
 */
function torn(word, below) {
  const at = 2 + below(Math.max(1, word.length - 3));
  return word.length < 4 ? word : `${word.slice(0, at)} ${word.slice(at)}`;
}

/** Keys of Persian keyboards. */
const persian = { ي: "ی", ك: "ک", ه: "ہ" };

/**
 * Each way by its name: what it does to a question, and the most MRR@10 that it may cost.
 * @type {{ name: string, goal: number, disturb: (question: string) => string }[]}
 */
export const disturbances = [
  { name: "hamza on alef dropped", goal: 0.01, disturb: (text) => text.replace(/[أإآ]/g, "ا") },
  {
    name: "ة/ه and ى/ي swapped at the end of words",
    goal: 0.01,
    disturb: (text) =>
      text.replace(/[ةهىي](?![\u0621-\u064a])/g, (letter) => "هةيى"["ةهىي".indexOf(letter)] ?? letter),
  },
  { name: "tashkeel added", goal: 0.01, disturb: vocalised },
  {
    name: "tatweel inserted",
    goal: 0.01,
    disturb: (text) =>
      text.replace(/[\u0621-\u064a](?=[\u0622-\u064a])/g, (letter) =>
        stopping.includes(letter) ? letter : letter + tatweel,
      ),
  },
  { name: "presentation forms", goal: 0.01, disturb: (text) => text.replace(words, shaped) },
  {
    name: "proclitics removed from every content word",
    goal: 0.01,
    disturb: (text) => text.replace(words, (word) => (tells(word, 4) ? withoutProclitic(word) : word)),
  },
  {
    name: "و ف ب ل added to every content word, as grammar lets",
    goal: 0.01,
    disturb: (text) => text.replace(words, (word) => (tells(word, 3) ? withProclitic(word) : word)),
  },
  {
    name: "Arabic-Indic digits",
    goal: 0.01,
    disturb: (text) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
  },
  {
    name: "any proclitic added to one content word",
    goal: 0.01,
    disturb: (text) => inOneWord(text, withAnyProclitic),
  },
  {
    name: "ي ك ه as Persian keyboards have them",
    goal: 0.01,
    disturb: (text) =>
      text.replace(/[يكه]/g, (letter) => persian[/** @type {keyof typeof persian} */ (letter)]),
  },
  { name: "one typo in a content word", goal: 0.04, disturb: (text) => inOneWord(text, slipped) },
  {
    name: "a content word run together with the one before it",
    goal: 0.04,
    disturb: (text) => inOneWord(text, (word) => `\u2060${word}`).replace(/\s*\u2060/, ""),
  },
  {
    name: "a blank inside of a content word",
    goal: 0.04,
    disturb: (text) => inOneWord(text, torn),
  },
];
