/** @typedef {import("./types.js").Figures} Figures */
/** @typedef {import("./types.js").Latency} Latency */
/** @typedef {import("./types.js").Query} Query */

/**
 * The smallest value that at least this share of all values does not exceed; NaN of none.
 * @param {number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** @param {number[]} values */
export const median = (values) => percentile(values, 0.5);

/**
 * @param {number[]} values
 * @returns {Latency}
 */
export const latency = (values) => ({
  count: values.length,
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  p99: percentile(values, 0.99),
});

/**
 * Shares of queries with a relevant article first and among the first five, and the mean of one through the rank of
 * the first relevant one among ten.
 * @param {Query[]} queries
 * @param {string[][]} answers ids, best first; queries without an answer were not asked
 * @returns {Figures}
 */
export function retrieval(queries, answers) {
  const ranks = answers.map((ids, at) => ids.findIndex((id) => queries[at]?.relevant.includes(id)) + 1);
  /** @param {(rank: number) => number} worth */
  const mean = (worth) => ranks.reduce((sum, rank) => sum + (rank > 0 ? worth(rank) : 0), 0) / ranks.length;
  return {
    queries: ranks.length,
    hit1: mean((rank) => (rank === 1 ? 1 : 0)),
    hit5: mean((rank) => (rank <= 5 ? 1 : 0)),
    mrr10: mean((rank) => (rank <= 10 ? 1 / rank : 0)),
  };
}
