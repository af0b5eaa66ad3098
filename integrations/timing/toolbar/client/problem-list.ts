import { element } from './element.ts';
import type { ToldProblem } from './page-times.ts';

/** What lint says of the page, errors first; nothing where it has nothing to say. */
export function problemList(problems: readonly ToldProblem[]): Node[] {
  if (problems.length === 0) return [];
  const items = problems.map(({ isError, title, message, hint, place }) =>
    element(
      'li',
      isError ? 'bad' : 'warning',
      element('strong', '', `${isError ? 'Error' : 'Warning'}: ${title}`),
      element('p', '', message),
      ...(hint === undefined ? [] : [element('p', 'hint', hint)]),
      ...(place === undefined ? [] : [element('p', 'place', place)]),
    ),
  );
  return [element('h2', '', 'To mend'), element('ul', 'problems', ...items)];
}
