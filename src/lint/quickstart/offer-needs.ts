import type { MeantimeError } from '../../protocol/errors.ts';
import { needsNotSaid } from './errors.ts';
import type { Outline } from './read-outline.ts';
import { usedTools } from './used-tools.ts';

interface Looked {
  /** The page's file, from the project's root. */
  file: string;
  outlines: readonly Pick<Outline, 'steps'>[];
}

/** What a page that says of nothing that it is needed could say, by what its commands use. */
export function offerNeeds({ file, outlines }: Looked): MeantimeError[] {
  const steps = outlines.flatMap((outline) => outline.steps);
  if (steps.some(({ needs }) => needs !== undefined)) return [];
  const tools = [...new Set(outlines.flatMap((outline) => usedTools(outline.steps)))];
  return tools.length === 0 ? [] : [needsNotSaid.at({ location: { file } }, tools)];
}
