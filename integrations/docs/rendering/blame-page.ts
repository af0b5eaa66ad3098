import { isMeantimeError, MeantimeError } from '../../../src/protocol/errors.ts';
import type { PlacedCode } from '../compile/compiled-page.ts';
import { pageNotRendered } from '../problems/errors.ts';

interface BlamedPage {
  /** From the project's root. */
  path: string;
  /** The code in its text. */
  expressions: readonly PlacedCode[];
}

/**
 * What was thrown while a page was rendered, with the page that it was, which Astro does not say,
 * and the expression that it comes from where only one is possible.
 */
export function blamePage(thrown: unknown, { path, expressions }: BlamedPage): MeantimeError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const suspects = expressions.filter(({ code }) => mayThrow(code, reason));
  const [place] = suspects.length === 1 ? suspects : [];
  const location = { file: path, ...(place && { line: place.line, column: place.column }) };
  if (isMeantimeError(thrown)) {
    const { message, code, title, hint, location: own = location } = thrown;
    const told = { code, title, ...(hint !== undefined && { hint }), location: own };
    return new MeantimeError(message, told);
  }
  return pageNotRendered.at({ location, cause: thrown }, reason);
}

/** True for code that holds the name which V8's message speaks of. */
function mayThrow(code: string, reason: string): boolean {
  const [, name, property, called] =
    /^([\w$]+) is not defined|\(reading '([^']+)'\)|^([\w$.]+) is not a (?:function|constructor)/.exec(
      reason,
    ) ?? [];
  const sought = name ?? property ?? called?.split('.').at(-1);
  if (sought === undefined) return false;
  return code.split(/[^\p{L}\p{N}$_]+/u).includes(sought);
}
