import { lintVariable, type LintMessage } from '../../../src/protocol/lint-message.ts';

/** How `meantime lint` is told what there is to tell; undefined where nobody asked. */
export function lintChannel(): ((message: LintMessage) => void) | undefined {
  const isAsked = process.env[lintVariable] === '1';
  if (!isAsked || process.send === undefined) return undefined;
  return (message) => process.send?.(message);
}
