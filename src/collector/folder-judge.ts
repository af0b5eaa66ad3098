import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';

/** Which file a path led to. */
interface FileIdentity {
  dev: number;
  ino: number;
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

  return async function isWithin(path: string, { dev, ino }: FileIdentity): Promise<boolean> {
    const known = judged.get(path);
    if (known?.dev === dev && known.ino === ino) return known.isWithin;
    const [realFolder, realFile] = await Promise.all([realpath(folder), realpath(path)]).catch(
      // It was there a moment ago.
      () => [],
    );
    if (realFolder === undefined || realFile === undefined) return false;
    const answer = realFile.startsWith(realFolder.endsWith(sep) ? realFolder : realFolder + sep);
    if (judged.size >= mostJudged) judged.clear();
    judged.set(path, { dev, ino, isWithin: answer });
    return answer;
  };
}
