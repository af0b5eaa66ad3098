import { renderDuration } from '../../protocol/duration.ts';
import { printable } from '../../text/printable.ts';
import { renderTable } from '../../text/render-table.ts';
import type { PageFigures } from './page-figures.ts';
import { renderNotes } from './render-foreign-page.ts';

const mostLetters = 30;

/** Quickstarts side by side, for people: a column for each, the figures first, then their steps. */
export function renderComparison(pages: readonly PageFigures[]): string {
  const rows = [
    ['', ...pages.map((_, index) => letterOf(index))],
    ...figures.map(([name, cell]) => [name, ...pages.map(cell)]),
    ...stepRows(pages),
  ];
  const columns = pages.map((_, index) => index + 1);
  const lines = [
    ...pages.map(
      ({ url, title }, index) => `${letterOf(index)}  ${printable(title)}  ${printable(url)}`,
    ),
    '',
    ...renderTable(rows, { alignRight: columns }),
    ...pages.flatMap((page, index) => renderOpen(page, letterOf(index))),
    '',
    'Times are modelled (newcomer-1) and without any waiting for machines. They compare pages; they are no forecast.',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

const figures: readonly (readonly [string, (page: PageFigures) => string])[] = [
  ['modelled time', ({ humanMs }) => renderDuration(humanMs)],
  ['  reading', ({ readMs }) => renderDuration(readMs)],
  ['  acting', ({ actMs }) => renderDuration(actMs)],
  ['share of reading', ({ readShare }) => `${Math.round(readShare * 100)} %`],
  ['steps', ({ steps }) => String(steps.length)],
  ['steps with something to do', ({ steps }) => String(steps.filter(isActive).length)],
  ['blocks to run', ({ actions }) => String(actions.run)],
  ['lines of commands', ({ commandLines }) => String(commandLines)],
  ['files to save', ({ actions }) => String(actions.save)],
  ['pages to open', ({ actions }) => String(actions.open)],
  ['answers', ({ actions }) => String(actions.answer)],
  ['placeholders', ({ placeholders }) => String(placeholders.length)],
  ['words', ({ words }) => String(words)],
  ['words before the first action', ({ wordsBefore }) => String(wordsBefore)],
  ['variants', ({ variants }) => String(Math.max(variants.length, 1))],
  ['needs named in the text', ({ needs }) => String(needs.length)],
  ['shows what success is', ({ goal }) => (goal?.from === 'page' ? 'yes' : 'no')],
  ['could not be read', ({ unread }) => String(unread.length)],
];

function isActive({ actions }: PageFigures['steps'][number]): boolean {
  return actions.length > 0;
}

function stepRows(pages: readonly PageFigures[]): string[][] {
  const most = Math.max(...pages.map(({ steps }) => steps.length));
  const cellOf = ({ steps }: PageFigures, index: number) => {
    const step = steps[index];
    return step ? `${shortened(step.title)} ${renderDuration(step.humanMs)}` : '';
  };
  return Array.from({ length: most }, (_, index) => [
    `step ${index + 1}`,
    ...pages.map((page) => cellOf(page, index)),
  ]);
}

/** What is open of one page: without it, figures that look alike may not be. */
function renderOpen({ needs, unread, steps }: PageFigures, letter: string): string[] {
  const nothing = steps.some(isActive)
    ? []
    : ['', `${letter} has nothing to do that could be read, so its figures compare with none.`];
  const needed =
    needs.length === 0 ? [] : ['', `${letter} names as needed: ${needs.map(printable).join('; ')}`];
  return [...nothing, ...needed, ...renderNotes(`${letter}: could not be read:`, unread)];
}

function shortened(title: string): string {
  const letters = Array.from(printable(title));
  return letters.length <= mostLetters
    ? letters.join('')
    : `${letters.slice(0, mostLetters - 1).join('')}…`;
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}
