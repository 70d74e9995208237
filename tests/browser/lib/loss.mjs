/** Files of an archive that cannot be had, and the way back. */
import { PAGE } from "../../../www/js/state.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Route} Route */

/** The files of texts. */
export const TEXTS = "**/index/t/*/*.bin";
/** Lost files are complained about by the browser itself. */
export const lost = /Failed to load resource|net::ERR_/;

/** @param {Route} route */
export const gone = (route) => route.fulfill({ status: 404, body: "" });

/** @param {Page} page */
export const retry = (page) => page.getByRole("button", { name: "أعد المحاولة" }).click();

/** Texts can be had again, and a whole page of a list is asked for. @param {Page} page */
export async function textsComeBack(page) {
  await page.unroute(TEXTS);
  await retry(page);
  await page
    .locator(".card")
    .nth(PAGE - 1)
    .waitFor();
}
