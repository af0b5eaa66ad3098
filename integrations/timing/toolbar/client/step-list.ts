import { element } from './element.ts';
import type { StepTimes } from './page-times.ts';
import { timeBar } from './time-bar.ts';

/** The steps in the order of the page; opened, each says what makes it dear. */
export function stepList(steps: readonly StepTimes[], variant: string): HTMLElement {
  const longestMs = Math.max(...steps.map(({ parts }) => sumOf(parts)));
  return element(
    'ol',
    'steps',
    ...steps.map((step) => element('li', '', stepDetails(step, variant, longestMs))),
  );
}

function stepDetails(step: StepTimes, variant: string, longestMs: number): HTMLElement {
  const { id, title, place, text, parts, costs, change } = step;
  const figures = element('span', 'figures');
  if (change) {
    const name = change.isSlower ? 'slower' : 'faster';
    figures.append(element('span', name, change.text), ' ');
  }
  figures.append(text);
  const line = element('span', 'line', element('span', 'title', title), ' ', figures);
  const summary = element('summary', '', line, timeBar(parts, longestMs));
  summary.id = `summary ${variant} ${id}`;
  const link = element('a', '', 'On the page');
  link.href = `#${encodeURIComponent(id)}`;
  const details = element(
    'details',
    '',
    summary,
    element('ul', 'costs', ...costs.map((cost) => element('li', '', cost))),
    ...(change ? [element('p', '', `Since the baseline ${change.text}: ${change.because}.`)] : []),
    element('p', '', element('span', 'place', place), ' · ', link),
  );
  details.id = `${variant} ${id}`;
  return details;
}

function sumOf(parts: StepTimes['parts']): number {
  return parts.reduce((sum, { ms }) => sum + ms, 0);
}
