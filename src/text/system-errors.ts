/** A system's error code, such as `EACCES`; `unknown` when the error has none. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown';
}

/** What kept a file from being read or written, to follow a colon: `it is a folder`. */
export function wordSystemError(error: unknown): string {
  const code = systemCode(error);
  return reasons.get(code) ?? `the system says ${code}`;
}

/** What kept a file from being read: of a path that does not exist, nobody knows which part. */
export function wordReadError(error: unknown): string {
  return systemCode(error) === 'ENOENT' ? 'there is no such file' : wordSystemError(error);
}

const reasons = new Map([
  ['EACCES', 'you may not'],
  ['EPERM', 'you may not'],
  ['EROFS', 'the disk may only be read'],
  ['ENOSPC', 'the disk is full'],
  ['EISDIR', 'it is a folder'],
  ['ENOTDIR', 'a part of its path is a file, not a folder'],
  ['EEXIST', 'a part of its path is a file, not a folder'],
  ['ENOENT', 'its folder does not exist'],
  ['ELOOP', 'its links lead in a circle'],
  ['ENAMETOOLONG', 'its name is too long'],
]);
