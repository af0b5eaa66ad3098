interface Outside {
  /** Completes the sentence "the path …". */
  reason: string;
  /** A path below the folder; empty where none suggests itself. */
  meant: string;
}

/** Why a path is none below the folder that it is seen from; undefined where it is one. */
export function outsideBecause(path: string): Outside | undefined {
  if (/^(?:[a-z]:|\\)/i.test(path)) {
    return { reason: 'is an absolute path of Windows', meant: below(path) };
  }
  if (path.startsWith('/')) return { reason: 'is an absolute path', meant: below(path) };
  if (path.startsWith('~')) return { reason: "leads to the reader's home", meant: below(path) };
  if (/^\$\w+[\\/]/.test(path)) return { reason: 'begins with a variable', meant: below(path) };
  if (path.includes('\\')) {
    return { reason: 'parts its folders by backslashes', meant: path.replaceAll('\\', '/') };
  }
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '..') depth -= 1;
    else if (part !== '.' && part !== '') depth += 1;
    if (depth < 0) return { reason: 'leads out of the folder', meant: below(path) };
  }
  return depth === 0 || path.endsWith('/') ? { reason: 'is a folder', meant: '' } : undefined;
}

/** The last part: what remains once the way to another folder is gone. */
function below(path: string): string {
  const last = path.split(/[\\/]/).at(-1) ?? '';
  return /^(?:\.*|~|[a-z]:)$/i.test(last) ? '' : last;
}
