import { Failure, say } from "../lib/report.mjs";
import { run, which } from "../lib/run.mjs";

/** Only root on a Debian-like system gets system packages without being asked: containers and CI. */
export function canApt() {
  return process.platform === "linux" && process.getuid?.() === 0 && which("apt-get") !== undefined;
}

/**
 * @param {string} purpose
 * @param {string[]} packages
 */
export async function aptInstall(purpose, packages) {
  say(`installing ${packages.join(" and ")} with apt-get: ${purpose} …`);
  const install = ["install", "--yes", "--no-install-recommends", ...packages];
  try {
    await run("apt-get", ["update"], { quiet: true });
    await run("apt-get", install, { quiet: true, env: { DEBIAN_FRONTEND: "noninteractive" } });
  } catch (error) {
    throw new Failure(/** @type {Error} */ (error).message, `apt-get ${install.join(" ")}`);
  }
}
