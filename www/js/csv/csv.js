/** The results as a table for spreadsheets: one row a passage shown, of every article found. */
import { saveFile } from "../view/save-file.js";

/** Results asked for at once: the engine has to hold the texts of all of them. */
const PORTION = 100;

const COLUMNS = [
  "rank",
  "id",
  "title",
  "source",
  "author",
  "date",
  "date_basis",
  "matches",
  "rung",
  "paragraph",
  "text",
  "marked",
  "link",
];

/**
 * @param {(offset: number, limit: number) => Promise<SearchResponse | undefined>} search
 * @param {import("../view/page.js").Page["address"]} address
 * @param {(done: number, total: number) => void} [progress] told before every portion but the first
 * @returns {Promise<string | null>} null when something else was asked for meanwhile
 */
export async function csvOf(search, address, progress) {
  const rows = [COLUMNS];
  for (let offset = 0, total = 1; offset < total; offset += PORTION) {
    if (offset > 0) progress?.(offset, total);
    const found = await search(offset, PORTION);
    if (!found) return null;
    total = found.total;
    found.hits.forEach((hit, at) => {
      rows.push(...rowsOf(hit, offset + at + 1, address));
    });
  }
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/**
 * @param {Hit} hit
 * @param {number} rank
 * @param {import("../view/page.js").Page["address"]} address
 */
function rowsOf({ head, matches, rung, snippets }, rank, address) {
  const { id, title, source, author, date } = head;
  const facts = [
    `${rank}`,
    id,
    title,
    source,
    author,
    date?.value ?? "",
    date?.basis ?? "",
    `${matches}`,
    rung,
  ];
  if (snippets.length === 0) return [[...facts, "0", "", "", address(id, 0)]];
  return snippets.map(({ paragraph, text, marks }) => [
    ...facts,
    `${paragraph}`,
    text,
    marks.map(([start, end]) => text.slice(start, end)).join(" … "),
    address(id, paragraph),
  ]);
}

/** A cell that no spreadsheet takes for a formula. @param {string} text */
function cell(text) {
  const inert = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}

/** Letters of a file's name, at most: systems count bytes, of which an Arabic letter with its mark has four. */
const LONGEST = 60;

/** A file's name for what a query found: its words as they were typed, vowel marks too. @param {string} query */
export function nameOf(query) {
  const words = query.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  return `${[...words].slice(0, LONGEST).join("").trim() || "kashshaf"}.csv`;
}

/** Gives the reader a file. @param {string} text @param {string} name */
export const save = (text, name) => saveFile(name, "text/csv;charset=utf-8", text);
