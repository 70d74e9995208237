/** The browser of the tests: any Chromium that is on the machine, else the one that setup downloads. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { tools } from "./paths.mjs";
import { Failure } from "./report.mjs";
import { answer, isProgram, which } from "./run.mjs";

/** Where playwright puts, and looks for, a browser that it downloads. */
export const browsers = join(tools, "browsers");

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "chrome",
];

const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ...[process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA].flatMap(
    (folder) =>
      folder
        ? [
            join(folder, "Google/Chrome/Application/chrome.exe"),
            join(folder, "Microsoft/Edge/Application/msedge.exe"),
          ]
        : [],
  ),
];

/**
 * The path of a browser that starts, or undefined. `KASHSHAF_CHROMIUM` names one to be taken before all others.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.KASHSHAF_CHROMIUM;
  if (named) {
    if (await starts(named)) return named;
    throw new Failure(
      `KASHSHAF_CHROMIUM is ${named}, which is no browser that starts`,
      "correct it, or unset it",
    );
  }
  for (const file of [...names.map(which), ...places, await downloaded()]) {
    if (file && (await starts(file))) return file;
  }
  return undefined;
}

/**
 * Options for playwright's `chromium.launch`.
 * @returns {Promise<{ executablePath: string, chromiumSandbox: boolean, args: string[] }>}
 */
export async function launchOptions() {
  const executablePath = await findChromium();
  if (!executablePath) throw new Failure("No Chromium was found for the tests", "npm run setup");
  return {
    executablePath,
    chromiumSandbox: canSandbox(executablePath),
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  };
}

/**
 * Chromium refuses its sandbox to root; containers and some systems refuse it to a browser they did not install.
 * @param {string} file
 */
function canSandbox(file) {
  return process.getuid?.() !== 0 && !process.env.CI && !file.startsWith(browsers);
}

/** The browser that playwright would start, wherever it keeps it. */
async function downloaded() {
  process.env.PLAYWRIGHT_BROWSERS_PATH = browsers;
  if (!existsSync(browsers)) return undefined;
  const { chromium } = await import("playwright-core");
  return chromium.executablePath();
}

/**
 * A file of the right name is not enough: on some systems it only says where to get the browser. On Windows asking
 * for the version would open a window, so the file has to do there. A version has four numbers.
 * @param {string} file
 */
async function starts(file) {
  if (!isProgram(file)) return false;
  if (process.platform === "win32") return true;
  return /\d+\.\d+\.\d+\.\d+/.test((await answer(file, ["--version"])) ?? "");
}
