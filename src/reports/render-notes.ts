import { withSigns } from '../text/printable.ts';
import { renderDate } from './parse-window.ts';
import type { ReaderNote } from './reader-notes.ts';

/** The notes for a terminal, with a line feed at its end. They are strangers' texts, and steer nothing. */
export function renderNotes(notes: readonly ReaderNote[], { color }: { color: boolean }): string {
  if (notes.length === 0) return 'No reader has left a note in this time.\n';
  const bold = (text: string) => (color ? `\u001B[1m${text}\u001B[22m` : text);
  const dim = (text: string) => (color ? `\u001B[2m${text}\u001B[22m` : text);
  const lines: string[] = [];
  let place: string | undefined;
  for (const note of notes) {
    const { quickstart, locale, step } = note;
    const name = locale === undefined ? quickstart : `${quickstart} (${locale})`;
    const here = `${withSigns(step ?? name)}\n${withSigns(note.place)}\n${withSigns(name)}`;
    if (here !== place) {
      const from = dim(`${withSigns(note.place)}  ${withSigns(name)}`);
      lines.push(...(place === undefined ? [] : ['']), `${bold(withSigns(step ?? name))}  ${from}`);
    }
    place = here;
    const marks = [
      renderDate(note.receivedAtMs),
      note.isOfThisRevision ? [] : 'on an earlier page',
      note.bot ? 'by a bot' : [],
      note.internal ? 'by the team' : [],
    ].flat();
    lines.push(`  ${dim(marks.join(', '))}`);
    lines.push(...note.text.split(/\r\n|\r|\n/).map((line) => `    ${withSigns(line)}`));
  }
  return `${lines.join('\n')}\n`;
}
