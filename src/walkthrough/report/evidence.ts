import type { KeptFiles } from '../result.ts';

/** Something that was kept of a failure, and how to look at it. */
export interface KeptEvidence {
  /** What it shows. */
  what: string;
  /** The file, or the command that opens it. */
  at: string;
}

/** What there is to look at beside the text of a failure. */
export function evidenceOf({ openedPicture, trace }: KeptFiles): KeptEvidence[] {
  return [
    ...(openedPicture === undefined
      ? []
      : [{ what: 'The page that was opened', at: openedPicture }]),
    ...(trace === undefined
      ? []
      : [{ what: 'All that the browser did', at: `npx playwright show-trace ${quoted(trace)}` }]),
  ];
}

function quoted(path: string): string {
  if (/^[\p{L}\p{N}./_-]+$/u.test(path)) return path;
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
