/** Runs named steps one after the other, to the end even when some fail, and sums them up. */
import { bold, elapsed, Failure, green, red, say } from "./report.mjs";

export class Session {
  /** @type {{ name: string, passed: boolean, note: string }[]} */
  #results = [];

  /**
   * @param {string} name
   * @param {() => Promise<string | void>} step may give out what is to be said of it
   * @returns {Promise<boolean>} whether it passed
   */
  async run(name, step) {
    say(`\n${bold(`── ${name}`)}`);
    const begun = performance.now();
    let passed = true;
    let note = "";
    try {
      note = (await step()) ?? "";
    } catch (error) {
      passed = false;
      say(error instanceof Failure ? error.message : String(/** @type {Error} */ (error).stack));
    }
    this.#end(name, passed, [elapsed(begun), note].filter(Boolean).join("; "));
    return passed;
  }

  /**
   * A step that could not be run has not passed.
   * @param {string} name
   * @param {string} reason
   */
  skip(name, reason) {
    say(`\n${bold(`── ${name}`)}`);
    this.#end(name, false, `not run: ${reason}`);
  }

  /** The summary; its last line is read by machines. Sets the exit code. */
  close() {
    const failed = this.#results.filter((result) => !result.passed).length;
    say(`\n${bold("Summary")}`);
    for (const { name, passed, note } of this.#results) say(line(name, passed, note));
    say(`\n${this.#results.length - failed} passed, ${failed} failed`);
    if (failed > 0) process.exitCode = 1;
  }

  /**
   * @param {string} name
   * @param {boolean} passed
   * @param {string} note
   */
  #end(name, passed, note) {
    this.#results.push({ name, passed, note });
    say(line(name, passed, note));
  }
}

/**
 * @param {string} name
 * @param {boolean} passed
 * @param {string} note
 */
function line(name, passed, note) {
  return `${passed ? green("✓") : red("✗")} ${name} (${note})`;
}
