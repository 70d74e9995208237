/** Copies a text. Resolves to whether that was allowed. @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

/** The way of browsers that give no clipboard to a page without https. @param {string} text */
function copyFromField(text) {
  const before = document.activeElement;
  const selection = getSelection();
  const ranges = selection
    ? Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at))
    : [];
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  selection?.removeAllRanges();
  for (const range of ranges) selection?.addRange(range);
  return done;
}
