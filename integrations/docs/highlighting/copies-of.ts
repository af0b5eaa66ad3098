import { isSession, sessionLanguages } from '../../../src/protocol/session.ts';

const shells = new Set(['sh', 'bash', 'shell', 'shellscript', 'zsh', 'fish', 'terminal']);

/** What is copied of a block that is not copied as it stands. */
export function copiesOf(lang: string, code: string): 'session' | 'diff' | undefined {
  if (lang === 'diff') return 'diff';
  const mayHave = sessionLanguages.includes(lang) || shells.has(lang);
  // A session without a prompt is commands alone.
  return mayHave && isSession(lang, code) ? 'session' : undefined;
}
