import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { escapeHtml } from '../../text/escape-html.ts';
import type { Markup } from '../../text/markup.ts';

/** Widths that a chart is drawn for, since scaled text is unreadable on a narrow screen. */
const widths = { wide: 1040, narrow: 316 } as const;

export type ChartWidth = keyof typeof widths;

/**
 * A chart as SVG, drawn once for wide and once for narrow screens. Its colours are those of the
 * page's style sheet, so that it follows the scheme.
 *
 * @param label what it shows, for those who do not see it
 */
export function plotChart(label: string, options: (width: ChartWidth) => Plot.PlotOptions): Markup {
  const drawn = (['wide', 'narrow'] as const).map(
    (width) => `<div class="${width}">${draw(label, width, options(width))}</div>`,
  );
  return { text: drawn.join('') };
}

function draw(label: string, width: ChartWidth, options: Plot.PlotOptions): string {
  const { document } = parseHTML('<!doctype html><html></html>');
  const chart = Plot.plot({ ...options, width: widths[width], document });
  // The page's policy allows no style but that of its style sheet, which has these rules.
  for (const style of chart.querySelectorAll('style')) style.remove();
  // A picture is one thing to those who hear it; the style sheet knows its parts by their kind.
  for (const part of chart.querySelectorAll('[aria-label]')) {
    part.setAttribute('data-mark', part.getAttribute('aria-label') ?? '');
    part.removeAttribute('aria-label');
  }
  chart.setAttribute('class', 'chart');
  return chart.outerHTML.replace('<svg', () => `<svg role="img" aria-label="${escapeHtml(label)}"`);
}
