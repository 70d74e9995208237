/** Where the page begins: its files are asked for before the rest of the page has come. */
import { createController } from "./controller.js";
import { createEngine } from "./engine.js";

const engine = createEngine();
const start = () => createController(engine).start();

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
