import type { MeantimeError } from '../../protocol/errors.ts';
import { needsNotSaid } from './errors.ts';
import type { CheckedQuickstart } from './checked-page.ts';
import { usedTools } from './used-tools.ts';

/** What a page that says of nothing that it is needed could say, by what its commands use. */
export function offerNeeds({
  file,
  outlines,
}: Pick<CheckedQuickstart, 'file' | 'outlines'>): MeantimeError[] {
  const steps = outlines.flatMap((outline) => outline.steps);
  if (steps.some(({ needs }) => needs !== undefined)) return [];
  const tools = [...new Set(outlines.flatMap((outline) => usedTools(outline.steps)))];
  return tools.length === 0 ? [] : [needsNotSaid.at({ location: { file } }, tools)];
}
