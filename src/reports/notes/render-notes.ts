import { linesWithSigns } from '../../text/lines-with-signs.ts';
import { withSigns } from '../../text/printable.ts';
import type { ReaderNote } from './reader-notes.ts';
import { wordNote } from '../word-note.ts';

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
    lines.push(`  ${note.id}  ${dim(wordNote(note).join(', '))}`);
    lines.push(...linesWithSigns(note.text).map((line) => `    ${line}`));
  }
  return `${lines.join('\n')}\n`;
}
