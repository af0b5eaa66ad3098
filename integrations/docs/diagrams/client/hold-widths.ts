/**
 * Each text of the drawing in the page keeps the width that it was measured with, whatever font a
 * reader has, so that none runs out of its box.
 * Self-contained: its text is sent to the browser.
 */
export function holdWidths(): void {
  const look = (one: Element): string =>
    [...one.attributes].map(({ name, value }) => `${name}=${value}`).join();
  for (const text of document.querySelectorAll<SVGTextElement>('svg text')) {
    for (const row of [...text.querySelectorAll('tspan')].reverse()) {
      // Words of one row that look alike are one text.
      const [first, ...others] = row.children;
      if (!first || others.some((other) => look(other) !== look(first))) continue;
      first.textContent = row.textContent;
      for (const other of others) other.remove();
    }
    const leaves = [...text.querySelectorAll('tspan')].filter((one) => one.childElementCount === 0);
    // Firefox knows it of whole texts alone.
    for (const span of leaves.length > 1 ? leaves : [text]) {
      const length = span.getComputedTextLength();
      if (length === 0 || span.textContent.trim() === '') continue;
      span.setAttribute('textLength', String(Math.round(length * 10) / 10));
      span.setAttribute('lengthAdjust', 'spacingAndGlyphs');
    }
  }
}
