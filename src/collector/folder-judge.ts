import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';

/** Which file a path led to. */
interface FileIdentity {
  dev: number;
  ino: number;
  /** A number may be given again to another file, which is younger. */
  ctimeMs: number;
}

interface Judged extends FileIdentity {
  isWithin: boolean;
}

/** So many paths are remembered. */
const mostJudged = 10_000;

/**
 * Tells whether a file lies in a folder, wherever links lead: what somebody linked into it from
 * elsewhere does not. The folder may be a link itself, which a deployment may turn.
 */
export function folderJudge(folder: string) {
  const judged = new Map<string, Judged>();

  return async function isWithin(path: string, file: FileIdentity): Promise<boolean> {
    const known = judged.get(path);
    if (known && isSame(known, file)) return known.isWithin;
    // What was there a moment ago may be gone.
    const real = await Promise.all([realpath(folder), realpath(path)]).catch(() => undefined);
    if (!real) return false;
    const [realFolder, realFile] = real;
    const answer = realFile.startsWith(realFolder.endsWith(sep) ? realFolder : realFolder + sep);
    const { dev, ino, ctimeMs } = file;
    if (judged.size >= mostJudged) judged.clear();
    judged.set(path, { dev, ino, ctimeMs, isWithin: answer });
    return answer;
  };
}

function isSame(a: FileIdentity, b: FileIdentity): boolean {
  return a.dev === b.dev && a.ino === b.ino && a.ctimeMs === b.ctimeMs;
}
