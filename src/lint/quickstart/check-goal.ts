import { placeAt } from '../../text/place-at.ts';
import { patternOf } from '../../protocol/output-pattern.ts';
import { doubtful, placeOnLine, wrong, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import { goalNotProven, goalNotShown, goalTooCommon, type NearGoal } from './errors.ts';
import type { Outline, OutlineBlock } from './read-outline.ts';

/** A goal that no output shows, whatever is chosen. */
export function checkGoalShown({
  outline,
  goal,
  source,
  file,
  isGoalShown,
}: CheckedPage): Finding[] {
  if (isGoalShown) return [];
  const near = nearGoal(outline, goal);
  const line = near?.line ?? outline.steps.at(-1)?.line;
  const place = placeOnLine(source, line);
  // A page without outputs can be measured: its readers are asked. One with outputs promises more.
  return outline.blocks.some(({ role }) => role === 'output' || role === 'open')
    ? [wrong(place, goalNotShown, file, goal, near)]
    : [doubtful(place, goalNotProven, file, goal, near)];
}

function isShown({ role, isLeftOut }: OutlineBlock): boolean {
  return !isLeftOut && (role === 'output' || role === 'open');
}

function nearGoal({ blocks }: Outline, goal: string): NearGoal | undefined {
  const unmarked = blocks.find(
    ({ role, text, isLeftOut }) => role === 'read' && !isLeftOut && text.includes(goal),
  );
  if (unmarked) return { kind: 'unmarked', line: unmarked.line };
  for (const { role, text, line } of blocks) {
    if (role !== 'output' && role !== 'open') continue;
    const start = text.toLowerCase().indexOf(goal.toLowerCase());
    if (start < 0) continue;
    return { kind: 'written-otherwise', line, text: text.slice(start, start + goal.length) };
  }
  return undefined;
}

/** A goal that says little: too short, a pattern, or in most of what the page shows. */
export function checkGoalTells({ outline, goal, source }: CheckedPage): Finding[] {
  const reason = commonBecause(outline, goal);
  return reason === undefined ? [] : [doubtful(placeOfGoal(source), goalTooCommon, goal, reason)];
}

// One sign of these scripts says as much as a word, and a pictograph stands for itself.
const telling =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

function commonBecause({ blocks }: Outline, goal: string): string | undefined {
  const signs = goal.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const isTelling = telling.test(goal) && !/^[\p{N}\s]*$/u.test(goal);
  if (patternOf(goal) !== undefined || goal.includes('[..]')) {
    return 'a goal is no pattern but a text that is looked for as it stands';
  }
  if (signs < 3 && !isTelling) return 'so short a text is in most of what terminals print';
  const shown = blocks.filter(isShown);
  const holding = shown.filter(({ text }) => text.includes(goal)).length;
  const printed = shown.filter(({ role }) => role === 'output');
  const isInAll = printed.length > 1 && printed.every(({ text }) => text.includes(goal));
  // A longer text may well be shown again, where the reader deploys what was built.
  return (shown.length > 2 && holding * 2 > shown.length) || (signs < 6 && isInAll)
    ? `it is in ${holding} of the ${shown.length} outputs of the page`
    : undefined;
}

/** Where the frontmatter names the goal. */
function placeOfGoal(source: string | undefined) {
  if (source === undefined) return undefined;
  const end = source.search(/\n(?:---|\+\+\+)\s*$/m);
  const key = /(?<=^|[\s{,])goal\s*[:=][ \t]*(?=\S)/m.exec(source.slice(0, Math.max(end, 0)));
  return key ? placeAt(source, key.index + key[0].length) : undefined;
}
