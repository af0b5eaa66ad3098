import { element } from './element.ts';
import type { TimePart } from './page-times.ts';

/** The parts of a time as a bar, for the eye alone: the same stands beside it in words. */
export function timeBar(parts: readonly TimePart[], longestMs: number): HTMLElement {
  const bar = element('div', 'bar');
  bar.setAttribute('aria-hidden', 'true');
  for (const { kind, ms } of parts) {
    const piece = element('span', kind);
    piece.style.inlineSize = `${(100 * ms) / Math.max(longestMs, 1)}%`;
    bar.append(piece);
  }
  return bar;
}

/** What the parts are, in words and beside their colours. */
export function timeLegend(parts: readonly TimePart[], unknownWaiting?: string): HTMLElement {
  const legend = element('dl', 'legend');
  for (const { kind, text } of parts) {
    legend.append(element('div', '', element('dt', kind, names[kind]), element('dd', '', text)));
  }
  if (unknownWaiting !== undefined) {
    const name = element('dt', 'waiting', 'Waiting for machines');
    legend.append(element('div', 'unknown', name, element('dd', '', ...withCode(unknownWaiting))));
  }
  return legend;
}

const names: Record<TimePart['kind'], string> = {
  reading: 'Reading',
  acting: 'Acting',
  waiting: 'Waiting',
};

/** A text with what stands between backticks as code. */
export function withCode(text: string): (Node | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', '', part) : part));
}
