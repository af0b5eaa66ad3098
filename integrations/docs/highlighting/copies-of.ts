// By the names that Shiki and its aliases have for them.
const sessions = new Set(['console', 'shellsession', 'shell-session']);
const shells = new Set(['sh', 'bash', 'shell', 'shellscript', 'zsh', 'fish', 'terminal']);

/** What is copied of a block that is not copied as it stands. */
export function copiesOf(lang: string, code: string): 'session' | 'diff' | undefined {
  if (lang === 'diff') return 'diff';
  // A session without a prompt is commands alone.
  const hasPrompt = /^\s*[$%❯] /m.test(code);
  if (sessions.has(lang)) return hasPrompt ? 'session' : undefined;
  return shells.has(lang) && /^\s*\$ /.test(code) ? 'session' : undefined;
}
