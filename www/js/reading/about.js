/** What a careful reader asks before citing. */
import { h } from "../view/h.js";
import { isolated } from "../view/head.js";

/** @typedef {import("./article.js").Page} Page */

/**
 * @param {ArticleHead} head
 * @param {Page} page
 */
export function about(head, page) {
  const { strings, own } = page;
  const web = /^https?:\/\//.test(head.url);
  /** @type {[string, Node | string | false][]} */
  const rows = [
    [own.author, head.author && isolated(head.author, page)],
    [own.dateline, head.dateline && isolated(head.dateline, page)],
    [
      own.link,
      head.url &&
        (web
          ? h("a", { href: head.url, rel: "noreferrer noopener", target: "_blank", dir: "ltr" }, head.url)
          : isolated(head.url, page)),
    ],
    [own.originalFile, !head.retelling && head.original && isolated(head.original, page)],
    [
      own.tags,
      head.tags.length > 0 &&
        h(
          "span",
          null,
          head.tags.map((tag, at) => [at > 0 && strings.comma, isolated(tag, page)]),
        ),
    ],
  ];
  const known = rows.filter(([, value]) => value);
  return [
    known.length > 0 &&
      h(
        "dl",
        { class: "about" },
        known.map(([name, value]) => h("div", null, h("dt", null, name), h("dd", null, value))),
      ),
    head.retelling &&
      h(
        "p",
        { class: "note" },
        own.retellingNote(head.original !== ""),
        head.original && [" ", h("bdi", { class: "file" }, head.original)],
      ),
  ];
}
