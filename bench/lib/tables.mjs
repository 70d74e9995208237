/** What was measured, as Markdown. */
import { networks } from "./browser.mjs";
import { median, percentile } from "./statistics.mjs";

/** @typedef {import("./types.js").Latency} Latency */
/** @typedef {import("./types.js").Measured} Measured */
/** @typedef {import("./types.js").Report} Report */
/** @typedef {import("./types.js").Section} Section */
/** @typedef {import("./types.js").Visit} Visit */

const none = "–";

/** @param {Report} report */
export function markdown(report) {
  const { begun, commit, machine, browser, command, options, emptyPage, sections, native, seconds } = report;
  const measured = sections.flatMap((section) => section.measured);
  const peers = new Map(measured.map(({ title, setup }) => [title, setup]));
  return `${[
    "# Measured side by side",
    `One run of \`${command}\`, begun ${begun} at ${commit}, in ${minutes(seconds)}: ${browser}; ${machine}. Ratios travel to other machines, absolute times do not. [README.md](README.md) says what is measured, and how.`,
    ...sections.flatMap((section) => sectionTables(section, options.seconds)),
    ...(native.length > 0 ? ["## Kashshaf's parts, natively on one core", nativeTable(native)] : []),
    "## How the engines were set up",
    [...peers].map(([title, setup]) => `- ${title}: ${setup}`).join("\n"),
    emptyPage === null
      ? ""
      : `The process of an empty page takes ${bytes(emptyPage)} by the same measure of memory.`,
  ]
    .filter(Boolean)
    .join("\n\n")}\n`;
}

/**
 * @param {Section} section
 * @param {number} limit
 */
function sectionTables(section, limit) {
  const { kind, about, articles, text, measured } = section;
  const size = `${articles} articles, ${bytes(text)} of text`;
  if (kind === "growth") return [`## Growth: ${size}`, buildTable(measured, text)];
  if (kind === "vocalised") return [`## Vowel marks: ${size}`, `${about}.`, vocalisedTable(section)];
  const kinds = Object.keys(measured.find((each) => each.asked)?.asked ?? {});
  return [
    `## ${section.name}: ${size}`,
    `${about[0]?.toUpperCase()}${about.slice(1)}.`,
    "### Build and size",
    buildTable(measured, text),
    "### Page and first query, by a reader who was never there before",
    visitTable(measured, limit),
    "### Memory of the page's process",
    memoryTable(measured),
    ...kinds.flatMap((each) => [
      `### Answers: ${each}`,
      latencyTable(measured, each),
      figuresTable(measured, each),
    ]),
    ...ratios(measured),
  ];
}

/**
 * Kashshaf's figures as multiples of the others': below 1 is better.
 * @param {Measured[]} measured
 * @returns {string[]}
 */
function ratios(measured) {
  const own = measured.find(({ peer }) => peer === "kashshaf");
  if (!own || own.failure || measured.length < 2) return [];
  const kind = Object.keys(own.asked ?? {})[0] ?? "";
  /** @param {Measured} each @param {number} nth */
  const visitsOf = (each, nth) => each.visits?.[networks[nth]?.name ?? ""] ?? [];
  /** @type {[string, (each: Measured) => number | null | undefined][]} */
  const rows = [
    ["build", ({ built }) => built?.seconds],
    ["all served", ({ sizes }) => sizes && sizes.code.served + sizes.index.served + sizes.texts.served],
    ["index served", ({ sizes }) => sizes?.index.served],
    ["page + first query", (each) => median(visitsOf(each, 0).map((visit) => visit.bytes))],
    ...networks.map(
      ({ name }, nth) =>
        /** @type {[string, (each: Measured) => number]} */ ([
          name,
          (each) => median(visitsOf(each, nth).map((visit) => visit.time ?? Number.NaN)),
        ]),
    ),
    ["again p50", ({ asked }) => asked?.[kind]?.again.p50],
    ["again p95", ({ asked }) => asked?.[kind]?.again.p95],
    ["memory", ({ memory }) => memory?.asked],
  ];
  return [
    "### Kashshaf's figures as multiples of the others'",
    table(
      ["", ...rows.map(([name]) => name)],
      measured.filter((each) => each !== own),
      (each) =>
        each.failure
          ? undefined
          : rows.map(([, figure]) => {
              const ratio = (figure(own) ?? Number.NaN) / (figure(each) ?? Number.NaN);
              return Number.isFinite(ratio) ? String(Number(ratio.toPrecision(2))) : none;
            }),
    ),
  ];
}

/**
 * @param {Measured[]} measured
 * @param {number} text
 */
function buildTable(measured, text) {
  /** @param {number} size */
  const share = (size) => `${bytes(size)} (${((100 * size) / text).toFixed(1)} %)`;
  return table(
    [
      "",
      "build",
      "all cores",
      "peak memory",
      "code served",
      "index",
      "index served",
      "texts",
      "texts served",
      "all served",
      "files",
    ],
    measured,
    ({ built, sizes }) => [
      built && secondsOf(built.seconds),
      built && (built.cpuSeconds === null ? none : secondsOf(built.cpuSeconds)),
      built && (built.peakMemory === null ? none : bytes(built.peakMemory)),
      sizes && (sizes.code.files > 0 ? bytes(sizes.code.served) : none),
      sizes && share(sizes.index.raw),
      sizes && share(sizes.index.served),
      sizes && (sizes.texts.files > 0 ? share(sizes.texts.raw) : none),
      sizes && (sizes.texts.files > 0 ? share(sizes.texts.served) : none),
      sizes && share(sizes.code.served + sizes.index.served + sizes.texts.served),
      sizes && String(sizes.code.files + sizes.index.files + sizes.texts.files),
    ],
  );
}

/**
 * @param {Measured[]} measured
 * @param {number} limit
 */
function visitTable(measured, limit) {
  const [local] = networks;
  /** @param {Measured} each @param {string} name */
  const of = (each, name) => each.visits?.[name] ?? [];
  return table(
    [
      "",
      "visits",
      "bytes p50 / p95",
      "requests p50 / most",
      ...networks.map(({ name }) => name),
      "found nothing",
    ],
    measured.filter(({ runs }) => runs === "page"),
    (each) => {
      const visits = of(each, local?.name ?? "");
      const all = visits.map((visit) => visit.bytes);
      const requests = visits.map((visit) => visit.requests);
      return (
        each.visits && [
          String(visits.length),
          `${bytes(median(all))} / ${bytes(percentile(all, 0.95))}`,
          `${median(requests)} / ${percentile(requests, 1)}`,
          ...networks.map(({ name }) => firstShown(of(each, name), limit)),
          `${visits.filter(({ found }) => !found).length}`,
        ]
      );
    },
  );
}

/**
 * The median time; what never came counts as endless.
 * @param {Visit[]} visits
 * @param {number} limit
 */
function firstShown(visits, limit) {
  const time = median(visits.map((visit) => visit.time ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(time) ? milliseconds(time) : `> ${limit} s`;
}

/** @param {Measured[]} measured */
function memoryTable(measured) {
  return table(
    ["", "opened", "after 200 queries"],
    measured,
    ({ memory }) =>
      memory && [memory.opened, memory.asked].map((size) => (size === null ? none : bytes(size))),
  );
}

/**
 * @param {Measured[]} measured
 * @param {string} kind
 */
function latencyTable(measured, kind) {
  /** @param {Latency} all */
  const three = ({ p50, p95, p99 }) => [p50, p95, p99].map(fine).join(" / ");
  return table(
    [
      "ms, p50 / p95 / p99",
      "queries",
      "again",
      "again, with what is shown",
      "first time",
      "first time, with what is shown",
    ],
    measured,
    ({ asked }) => {
      const answers = asked?.[kind];
      return (
        answers && [
          String(answers.first.count),
          three(answers.again),
          three(answers.againShown),
          three(answers.first),
          three(answers.firstShown),
        ]
      );
    },
  );
}

/**
 * @param {Measured[]} measured
 * @param {string} kind
 */
function figuresTable(measured, kind) {
  return table(["%", "hit@1", "hit@5", "MRR@10"], measured, ({ asked }) => {
    const figures = asked?.[kind]?.figures;
    return figures && [figures.hit1, figures.hit5, figures.mrr10].map((share) => (100 * share).toFixed(1));
  });
}

/** @param {Section} section */
function vocalisedTable({ measured, plain = [] }) {
  return table(["", "index, unmarked", "index, marked", "growth"], measured, ({ peer, sizes }) => {
    const before = plain.find((each) => each.peer === peer)?.sizes;
    return (
      sizes &&
      before && [
        bytes(before.index.served),
        bytes(sizes.index.served),
        `${(100 * (sizes.index.served / before.index.served - 1)).toFixed(1)} %`,
      ]
    );
  });
}

/** @param {Record<string, unknown>[]} native */
function nativeTable(native) {
  const rows = native.map(({ part, ...figures }) => {
    const named = Object.entries(figures).map(
      ([name, figure]) => `${name} ${typeof figure === "number" ? Number(figure.toPrecision(4)) : figure}`,
    );
    return `| ${part} | ${named.join(", ")} |`;
  });
  return ["| | |", "|---|---|", ...rows].join("\n");
}

/**
 * A row for every engine; for those that failed, why.
 * @param {string[]} head
 * @param {Measured[]} measured
 * @param {(measured: Measured) => (string | undefined)[] | undefined} cells
 */
function table(head, measured, cells) {
  const rows = measured.map((each) => {
    const of = cells(each);
    const why = each.failure ? `(${each.failure.split("\n")[0]?.slice(0, 80).replaceAll("|", "¦")})` : none;
    const filled = of?.map((cell) => cell ?? none) ?? [why, ...head.slice(2).map(() => "")];
    return `| ${each.title} | ${filled.join(" | ")} |`;
  });
  return [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows].join("\n");
}

/** @param {number} size */
export function bytes(size) {
  if (!Number.isFinite(size)) return none;
  if (size >= 1e7) return `${(size / 1e6).toFixed(1)} MB`;
  if (size >= 1e6) return `${(size / 1e6).toFixed(2)} MB`;
  return `${(size / 1e3).toFixed(size >= 1e4 ? 0 : 1)} kB`;
}

/** @param {number} time */
const milliseconds = (time) => (time >= 10_000 ? `${(time / 1000).toFixed(1)} s` : `${Math.round(time)} ms`);

/** @param {number} time */
const fine = (time) =>
  Number.isFinite(time) ? String(Number(time >= 100 ? time.toFixed(0) : time.toPrecision(2))) : none;

/** @param {number} seconds */
const secondsOf = (seconds) => `${seconds >= 10 ? seconds.toFixed(0) : seconds.toFixed(2)} s`;

/** @param {number} seconds */
const minutes = (seconds) => `${(seconds / 60).toFixed(1)} min`;
