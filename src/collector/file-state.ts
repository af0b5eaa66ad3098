/** What tells one state of a file from another. */
export interface FileState {
  sizeBytes: number;
  modifiedMs: number;
}

/** Weak: a file that is compressed on its way has the same. */
export function etagOf({ sizeBytes, modifiedMs }: FileState): string {
  return `W/"${sizeBytes.toString(36)}-${Math.floor(modifiedMs).toString(36)}"`;
}

/** Whether the request says that its sender has this state of the file (RFC 9110, 13.1 and 13.2). */
export function isKnown({ headers }: Request, file: FileState): boolean {
  const tags = headers.get('if-none-match');
  // Where there are tags, the date is not looked at.
  if (tags !== null) return tags.trim() === '*' || tagsIn(tags).includes(opaque(etagOf(file)));
  return isUnchangedSince(headers.get('if-modified-since'), file);
}

/** HTTP dates have whole seconds. */
export function isUnchangedSince(date: string | null, { modifiedMs }: FileState): boolean {
  const sinceMs = Date.parse(date ?? '');
  return Math.floor(modifiedMs / 1_000) * 1_000 <= sinceMs;
}

/** `W/"a", "b"`: compared weakly, so without what says how strong they are. */
function tagsIn(list: string): string[] {
  return Array.from(list.matchAll(/(?:W\/)?("[^"]*")/g), ([, tag = '']) => tag);
}

function opaque(etag: string): string {
  return etag.replace(/^W\//, '');
}
