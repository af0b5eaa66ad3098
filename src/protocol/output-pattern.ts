/** The regular expression that a line of an expected text is; undefined where it is none. */
export function patternOf(line: string): string | undefined {
  const trimmed = line.trim();
  const isPattern = trimmed.length > 2 && trimmed.startsWith('/') && trimmed.endsWith('/');
  return isPattern ? trimmed.slice(1, -1) : undefined;
}

/** As the walkthrough uses it. */
export function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
