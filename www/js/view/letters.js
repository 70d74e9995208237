/** Letters that the first parts of the font do not have. */

/** Arabic letters, marks and signs beyond those of `unicode-range` in `style/base.css`; and what stands between the blocks. */
export const RARE =
  /[^،؛\u061c؟ء-غـ-\u0655٠-٭\u0670ٱپچژڤڥڨکڭگی۰-۹﴾﴿ﷲﷺﷻ](?<=[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufefc])/;

/** The direction of most letters of a text, whichever it begins with. @param {string} text */
export function directionOf(text) {
  const letters = text.match(/\p{L}/gu) ?? [];
  const arabic = text.match(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?<=\p{L})/gu) ?? [];
  return 2 * arabic.length < letters.length ? "ltr" : "rtl";
}

/** Has the page written in the whole font if a text needs that: letters of two fonts do not join. @param {string | null} text */
export function fitFont(text) {
  if (RARE.test(text ?? "")) document.documentElement.dataset.letters = "all";
}
