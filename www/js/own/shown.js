/** What a tab remembers of the reader's own texts that it shows, to tell after a reload what became of them. */
import { OWN } from "../settings/settings.js";
import { plain } from "./names.js";

/** @param {{ id: string, title: string } | null} corpus null: it shows the page's own */
export function rememberShown(corpus) {
  try {
    if (corpus) sessionStorage.setItem(OWN, JSON.stringify({ id: corpus.id, title: plain(corpus.title) }));
    else sessionStorage.removeItem(OWN);
  } catch {
    // After a reload nothing will be said of them.
  }
}
