/** What the scripts say to the person in front of the terminal. */

/** Something went wrong and the message already says what to do: shown without a stack trace. */
export class Failure extends Error {
  /**
   * @param {string} problem what could not be done
   * @param {string} [remedy] the one thing to do about it
   */
  constructor(problem, remedy) {
    super(remedy ? `${problem}\n  → ${remedy}` : problem);
    this.name = "Failure";
  }
}

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
/** @type {(code: number) => (text: string) => string} */
const paint = (code) => (text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);

export const bold = paint(1);
export const green = paint(32);
export const red = paint(31);

/** @param {string} text */
export function say(text) {
  console.log(text);
}

/** @param {number} since a value of `performance.now()` */
export function elapsed(since) {
  const seconds = (performance.now() - since) / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Runs a script's main function; a failure becomes one message and exit code 1.
 * @param {() => Promise<void>} main
 */
export async function script(main) {
  try {
    await main();
  } catch (error) {
    console.error(
      `\n${red("✗")} ${error instanceof Failure ? error.message : /** @type {Error} */ (error).stack}`,
    );
    process.exitCode = 1;
  }
}
