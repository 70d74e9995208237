/** The panel's style. It comes with the panel: the page's policy allows sheets that scripts make, and no others. */
const SHEET = `
.own { inline-size: min(44rem, 100vi - 1rem); max-block-size: 92dvb; padding: 0; border: 1px solid var(--rule);
  border-radius: 0.5rem; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
.own::backdrop { background: rgb(0 0 0 / 50%); }
.own > header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: 0.5rem 1rem;
  border-block-end: 1px solid var(--rule); }
.own > div { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; }
.own h2 { font-size: 1.25rem; }
.own h3 { font-size: 1.05rem; }
.own button, .own input[type="text"] { min-block-size: var(--target); font: inherit; padding-inline: 0.75rem; }
.own .drop { display: grid; gap: 0.75rem; justify-items: center; text-align: center; padding: 1.25rem;
  border: 2px dashed var(--rule); border-radius: 0.5rem; }
.own .drop.over { border-color: var(--accent); background: var(--sheet); }
.own .row { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.own .row label { min-inline-size: 0; }
.own progress { inline-size: 100%; }
.own input[type="text"] { background: var(--sheet); border: 1px solid var(--rule); border-radius: 0.3rem;
  max-inline-size: 100%; }
.own .note { color: var(--muted); font-size: 0.9rem; background: none; border: 0; margin: 0; padding: 0; }
.own .alarm { color: var(--alarm); }
.own ul.plain { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.5rem; }
.own .mark { display: grid; gap: 0.15rem; padding-block: 0.4rem; border-block-end: 1px solid var(--rule); }
.own .mark label { display: flex; gap: 0.5rem; align-items: start; min-block-size: 1.5rem; }
.own .mark input { inline-size: 1.5rem; block-size: 1.5rem; flex: none; }
.own .mark .text { max-block-size: 6lh; overflow: auto; }
.own details > ul { max-block-size: 16rem; overflow: auto; }
`;

let worn = false;

export function wear() {
  if (worn) return;
  worn = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
