import type { Quickstart } from '../../protocol/manifest.ts';
import type { BaselineQuickstart } from '../baseline/baseline.ts';
import type { AskChange } from './ask-change.ts';
import { promisedTime } from './promised-time.ts';
import { isMended } from './same-ask.ts';

/** Of the frontmatter, which makes a page a quickstart. */
const frontmatter = { line: 1 };

/** What a page is held to less than was accepted: another goal, a longer budget, a longer time in its text. */
export function changesOfPromises(
  quickstart: Quickstart,
  accepted: Pick<BaselineQuickstart, 'goal' | 'budgetMs' | 'promiseMs'>,
): AskChange[] {
  const { goal, budgetMs, variants } = quickstart;
  const changes: AskChange[] = [];
  if (!isMended(spaced(goal), spaced(accepted.goal))) {
    changes.push({
      kind: 'less',
      what: 'goal',
      text: goal,
      instead: accepted.goal,
      ...frontmatter,
    });
  }
  if (isWeaker(budgetMs, accepted.budgetMs)) {
    const amount = { ms: budgetMs ?? 0, wasMs: accepted.budgetMs ?? 0 };
    changes.push({ kind: 'less', what: 'budget', text: '', amount, ...frontmatter });
  }
  const promise = promisedTime(quickstart);
  if (isWeaker(promise?.ms, accepted.promiseMs)) {
    const line = promise?.line ?? variants[0].steps[0].line;
    const amount = { ms: promise?.ms ?? 0, wasMs: accepted.promiseMs ?? 0 };
    const place = line === undefined ? {} : { line };
    changes.push({ kind: 'less', what: 'promise', text: promise?.text ?? '', amount, ...place });
  }
  return changes;
}

function isWeaker(ms: number | undefined, wasMs: number | undefined): boolean {
  return wasMs !== undefined && (ms === undefined || ms > wasMs);
}

function spaced(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
