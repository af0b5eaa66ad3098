import { isSession, readSession, sessionLanguages } from '../../../src/protocol/session.ts';

const shells = new Set(['sh', 'bash', 'shell', 'shellscript', 'zsh', 'fish', 'terminal']);

/** What is copied of a block that is not copied as it stands, as `copiedText` reads it. */
export function copiesOf(lang: string, code: string): string | undefined {
  if (lang === 'diff') return 'diff';
  const mayHave = sessionLanguages.includes(lang) || shells.has(lang);
  // A session without a prompt is commands alone.
  return mayHave && isSession(lang, code) ? commandLines(code) : undefined;
}

/** Of each line of a session's commands its index, and the length of its prompt. */
function commandLines(session: string): string {
  const lines = session.split('\n');
  return readSession(session)
    .flatMap(({ text, line }) =>
      text.split('\n').map((command, index) => {
        const written = lines[line + index] ?? '';
        return `${String(line + index)}:${String(written.length - command.length)}`;
      }),
    )
    .join(' ');
}
