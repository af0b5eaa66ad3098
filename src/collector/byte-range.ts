import { isUnchangedSince, type FileState } from './file-state.ts';

/** The first and the last byte of a part. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * The part of a file that a request asks for: one range of bytes (RFC 9110, 14.2). Several at once,
 * other units and what is no range are answered with the whole file, and so is a part of a state
 * that the file is not in any more.
 *
 * @returns `outside` when the file has no such byte; undefined for the whole file
 */
export function askedRange(request: Request, file: FileState): ByteRange | 'outside' | undefined {
  const { headers, method } = request;
  const [, start, end] = /^bytes=(\d*)-(\d*)$/.exec(headers.get('range')?.trim() ?? '') ?? [];
  if (method !== 'GET' || start === undefined || end === undefined) return undefined;
  if (start === '' && end === '') return undefined;
  if (start !== '' && end !== '' && Number(start) > Number(end)) return undefined;
  // Tags are weak here, and no weak one says that two states are the same byte for byte.
  const since = headers.get('if-range');
  if (since !== null && !isUnchangedSince(since, file)) return undefined;
  const { sizeBytes } = file;
  const first = start === '' ? Math.max(0, sizeBytes - Number(end)) : Number(start);
  const last = start === '' || end === '' ? sizeBytes - 1 : Math.min(Number(end), sizeBytes - 1);
  return first >= sizeBytes ? 'outside' : { first, last };
}
