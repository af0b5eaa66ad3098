/** A drawing as it leaves the browser. */
export interface TakenDrawing {
  svg: string;
  width: number;
  height: number;
  title: string;
  description: string;
  labels: string[];
}

/**
 * The drawing in the page as a file, without what runs, leads away or is another each day.
 * Self-contained: its text is sent to the browser.
 */
export function takeDrawing(fonts: { measured: string; shown: string }): TakenDrawing | undefined {
  const svg = document.querySelector('svg');
  if (!svg) return undefined;
  for (const element of svg.querySelectorAll('script, .today')) element.remove();
  for (const link of svg.querySelectorAll('a')) {
    const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    // Where a linked shape stands is said by its link.
    for (const name of ['class', 'transform', 'style']) {
      const value = link.getAttribute(name);
      if (value !== null) group.setAttribute(name, value);
    }
    group.append(...link.childNodes);
    link.replaceWith(group);
  }
  const rounded = (text: string): string =>
    text.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) =>
      String(Math.round(Number(number) * 100) / 100),
    );
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      const leadsAway = name.endsWith('href') && !value.startsWith('#');
      if (name.startsWith('on') || leadsAway) element.removeAttribute(name);
      else if (name !== 'class' && name !== 'id') element.setAttribute(name, rounded(value));
    }
  }
  const { viewBox } = svg;
  const { width, height } = viewBox.baseVal;
  const size = { width: Math.max(1, Math.ceil(width)), height: Math.max(1, Math.ceil(height)) };
  svg.removeAttribute('style');
  svg.setAttribute('width', String(size.width));
  svg.setAttribute('height', String(size.height));
  const said = (name: string): string =>
    svg.querySelector(`:scope > ${name}`)?.textContent.trim() ?? '';
  const texts = [...svg.querySelectorAll('text, foreignObject')].map((text) => {
    const rows = [...text.children].filter(({ tagName }) => tagName === 'tspan');
    const parts = (rows.length > 0 ? rows : [text]).map((one) => one.textContent);
    return parts.join(' ').replace(/\s+/g, ' ').trim();
  });
  const font = new RegExp(`(['"]|&quot;)${fonts.measured}\\1, ?sans-serif`, 'g');
  return {
    svg: new XMLSerializer().serializeToString(svg).replace(font, fonts.shown),
    ...size,
    title: said('title'),
    description: said('desc'),
    labels: [...new Set(texts.filter((text) => /[\p{L}\p{N}]/u.test(text)))],
  };
}
