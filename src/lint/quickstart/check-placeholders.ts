import { placeholderVariable } from '../../protocol/placeholders.ts';
import type { Action } from '../../protocol/step.ts';
import { linesOf } from '../../text/code-frame.ts';
import { doubtful, placeOnLine, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import { placeholderWithoutNeed } from './errors.ts';

/** What readers must replace by something of their own, on a page that says of nothing that it is needed. */
export function checkPlaceholders({ outline, source }: CheckedPage): Finding[] {
  if (outline.steps.some(({ needs }) => needs !== undefined)) return [];
  const told = new Set<string>();
  return outline.steps.flatMap(({ title, actions }) =>
    actions.flatMap((action) =>
      action.placeholders.flatMap((placeholder) => {
        if (told.has(placeholder)) return [];
        told.add(placeholder);
        const place = placeOf(placeholder, action, source);
        const variable = placeholderVariable(placeholder);
        return [doubtful(place, placeholderWithoutNeed, title, placeholder, variable)];
      }),
    ),
  );
}

/** The fence itself counts: the name of a file may hold one. */
function placeOf(placeholder: string, { line }: Action, source: string | undefined) {
  if (line === undefined || source === undefined) return placeOnLine(source, line);
  const rows = linesOf(source).slice(line - 1);
  const row = rows.findIndex((text) => text.includes(placeholder));
  return placeOnLine(source, line + Math.max(row, 0), placeholder);
}
