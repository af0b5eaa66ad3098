import { placeOnLine, wrong, type Finding } from '../finding.ts';
import type { CheckedPage } from './checked-page.ts';
import { answerWithoutCommand, outputWithoutCommand } from './errors.ts';
import { stopWithoutServer } from './key-errors.ts';
import type { OutlineBlock } from './read-outline.ts';

/** Outputs and answers that belong to no command, and so are never compared or typed. */
export function checkOrder({ outline, source }: CheckedPage): Finding[] {
  const findings: Finding[] = [];
  /** The latest command, until its output was shown. */
  let pending: OutlineBlock | undefined;
  let hasCommand = false;
  let hasServer = false;
  let before: OutlineBlock | undefined;
  for (const block of outline.blocks) {
    const { role, step, line } = block;
    if (step === undefined) continue;
    if (role === 'run') {
      if (block.isStop && !hasServer)
        findings.push(wrong(placeOnLine(source, line, 'stop'), stopWithoutServer));
      hasServer = block.isBackground || (hasServer && !block.isStop);
      pending = block;
      hasCommand = true;
    } else if (role === 'output') {
      const place = placeOnLine(source, line, 'output');
      const earlier = hasCommand ? 'shown' : 'none';
      if (!pending) findings.push(wrong(place, outputWithoutCommand, earlier));
      pending = undefined;
    } else if (role === 'answer') {
      const reason = unaskedBecause(block, before);
      const place = placeOnLine(source, line, 'answer');
      if (reason !== undefined) findings.push(wrong(place, answerWithoutCommand, reason));
      // The next answer would be wrong for the same reason.
      continue;
    }
    if (role !== 'read' && role !== 'output') before = block;
  }
  return findings;
}

/** As the walkthrough gives answers: to the action before them in their step, if that is a command. */
function unaskedBecause(
  answer: OutlineBlock,
  before: OutlineBlock | undefined,
): string | undefined {
  if (!before) return 'no command stands before it';
  if (before.step !== answer.step) return 'the command before it stands in another step';
  if (before.role === 'save') return `${before.title} is saved between the command and the answer`;
  if (before.role === 'open') return 'a page is opened between the command and the answer';
  if (before.isBackground) return 'the command before it runs in the background';
  return undefined;
}
