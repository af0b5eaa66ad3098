import { lintVariable, type LintMessage } from '../../../src/protocol/lint-message.ts';

/** How `meantime lint` is told what there is to tell; undefined where nobody asked. */
export function lintChannel(): ((message: LintMessage) => void) | undefined {
  if (!isAsked()) return undefined;
  return (message) => {
    if (message.kind === 'report') isTold = true;
    // The pages were looked at; what `astro build` would do next is not asked for.
    const whenSent = message.kind === 'report' ? () => process.exit(0) : undefined;
    process.send?.(message, undefined, undefined, whenSent);
  };
}

let isTold = false;

/** Keeps `astro build` from going on where `meantime lint` has begun it. */
export async function stopForLint(): Promise<void> {
  if (!isAsked()) return;
  // The report is on its way, and its arrival ends the process.
  if (isTold) await new Promise(() => undefined);
  process.exit(0);
}

function isAsked(): boolean {
  return process.env[lintVariable] === '1' && process.send !== undefined;
}
