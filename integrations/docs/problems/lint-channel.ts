import { lintVariable, type LintMessage } from '../../../src/protocol/lint-message.ts';

/** How `meantime lint` is told what there is to tell; undefined where nobody asked. */
export function lintChannel(): ((message: LintMessage) => void) | undefined {
  const isAsked = process.env[lintVariable] === '1';
  if (!isAsked || process.send === undefined) return undefined;
  return (message) => {
    // The pages were looked at; what `astro build` would do next is not asked for.
    const whenSent = message.kind === 'report' ? () => process.exit(0) : undefined;
    process.send?.(message, undefined, undefined, whenSent);
  };
}
