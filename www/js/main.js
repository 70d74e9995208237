/** Where the page begins: its files, and the answer to its address, are asked for before the rest of the page has come. */
import { contentOf } from "./content.js";
import { createController } from "./controller.js";
import { createEngine } from "./engine.js";
import { FIRST, PAGE, parse, print } from "./state.js";

/** How long the first answer may take, in milliseconds, before the page is drawn without it. */
const PATIENCE = 200;

const engine = createEngine();
const asked = parse(location.hash);
// Where the reader comes back to, or asked for more than a page, all of it is needed.
const most = history.state || asked.shown > PAGE ? undefined : FIRST;
const first = { address: print(asked), content: contentOf(asked, engine, most) };
first.content.catch(() => {});
// Asked for when a text is drawn, the letters would come after it, and it would be laid out twice.
document.fonts.load('1em "Noto Naskh Arabic"', "ا").catch(() => {});

const parsed = new Promise((resolve) => {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", resolve);
  else resolve(null);
});
const { dataset } = document.documentElement;
const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
// Until it opens the index, the worker needs this thread, and a frame before the answer holds up the frame that shows it.
dataset.early = "";
patience.then(() => delete dataset.early);
Promise.all([parsed, Promise.race([engine.opening, patience])]).then(() =>
  createController(engine, first).start(),
);
