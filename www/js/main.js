/** Where the page begins. */
import { createController } from "./controller.js";

createController().start();
