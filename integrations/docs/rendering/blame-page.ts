import { isMeantimeError, MeantimeError } from '../../../src/protocol/errors.ts';
import type { PlacedCode } from '../compile/compiled-page.ts';
import { pageNotRendered } from '../problems/errors.ts';
import { thrownAt } from './thrown-at.ts';
import { thrownName } from './thrown-name.ts';

interface BlamedPage {
  /** From the project's root. */
  path: string;
  /** The code in its text. */
  expressions: readonly PlacedCode[];
  /** Of the project. */
  root: URL;
}

/**
 * What was thrown while a page was rendered, with the page that it was, which Astro does not say, and
 * the expression that it comes from where only one is possible; of a component, with its own place.
 */
export function blamePage(thrown: unknown, { path, expressions, root }: BlamedPage): MeantimeError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const suspects = expressions.filter(({ code }) => mayThrow(code, reason));
  const [place] = suspects.length === 1 ? suspects : [];
  const at = thrownAt(thrown, root);
  const isElsewhere = at !== undefined && at.file !== path;
  const ofPage = place && { line: place.line, column: place.column };
  const location = isElsewhere ? at : { ...at, file: path, ...ofPage };
  if (isMeantimeError(thrown)) {
    const { message, code, title, hint, location: own = location } = thrown;
    const told = { code, title, ...(hint !== undefined && { hint }), location: own };
    return new MeantimeError(message, told);
  }
  return pageNotRendered.at({ location, cause: thrown }, reason, isElsewhere ? path : undefined);
}

/** True for code that holds the name which the message speaks of. */
function mayThrow(code: string, reason: string): boolean {
  const sought = thrownName(reason);
  return sought !== undefined && code.split(/[^\p{L}\p{N}$_]+/u).includes(sought);
}
