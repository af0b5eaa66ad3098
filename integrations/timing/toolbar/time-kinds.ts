import type { CostKind, StepCost } from '../../../src/newcomer/step-cost.ts';
import { renderDuration } from '../../../src/protocol/duration.ts';
import type { TimeKind } from './client/page-times.ts';

/** What each cost of the model is to the reader. Glancing over what is copied belongs to the copying. */
export const timeKindOf: Record<CostKind, TimeKind> = {
  // To get what is needed is to wait for others for the most part.
  need: 'waiting',
  prose: 'reading',
  code: 'reading',
  command: 'acting',
  output: 'reading',
  file: 'acting',
  open: 'acting',
  prompt: 'acting',
  placeholder: 'acting',
};

const words: Record<CostKind, [one: string, several: string]> = {
  need: ['need to have first', 'needs to have first'],
  prose: ['letter to read', 'letters to read'],
  code: ['line of code to read', 'lines of code to read'],
  command: ['command to run', 'commands to run'],
  output: ['output to look over', 'outputs to look over'],
  file: ['file to save', 'files to save'],
  open: ['page to open', 'pages to open'],
  prompt: ['prompt to answer', 'prompts to answer'],
  placeholder: ['placeholder to replace', 'placeholders to replace'],
};

/** `12 lines of code to read: 1 min 00 s` */
export function renderCost({ what, count, ms }: StepCost): string {
  const [one, several] = words[what];
  return `${count} ${count === 1 ? one : several}: ${renderDuration(ms)}`;
}
