/** Where the page begins: its files are asked for before the rest of the page has come. */
import { createController } from "./controller.js";
import { createEngine } from "./engine.js";

const engine = createEngine();
const start = () => createController(engine).start();
// What came with the page is drawn first, and meanwhile the worker begins, which this thread would hold up.
const begin = () => (document.hidden ? start() : requestAnimationFrame(() => setTimeout(start)));

if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
else begin();
