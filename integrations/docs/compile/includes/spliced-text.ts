import type { SourceLocation } from '../../../../src/protocol/errors.ts';
import { placeAt } from '../../../../src/text/place-at.ts';

/** A file whose text stands in a page: the page's own, or one that it includes. */
export interface TextFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

/** A run of text, and where it was written. */
export interface TextPiece {
  text: string;
  file: TextFile;
  /** In that file's text. */
  offset: number;
  /** What stands there, where it was changed: an address that is relative to another file. */
  written?: string;
}

/** The text of a page with all that it includes, and where each of its letters comes from. */
export class SplicedText {
  readonly text: string;
  readonly #pieces: readonly TextPiece[];
  readonly #starts: readonly number[];

  constructor(pieces: readonly TextPiece[]) {
    this.#pieces = pieces;
    const starts: number[] = [];
    let length = 0;
    for (const { text } of pieces) {
      starts.push(length);
      length += text.length;
    }
    this.#starts = starts;
    this.text = pieces.map(({ text }) => text).join('');
  }

  /** Where something was written. */
  locate({ line, column }: { line: number; column: number }): Required<SourceLocation> {
    const { file, offset } = this.#originOf(this.#offsetOf(line, column));
    return { file: file.path, ...placeAt(file.text, offset) };
  }

  /** What was written in place of an address that begins here, if that is another. */
  writtenAt({ line, column }: { line: number; column: number }): string | undefined {
    return this.#pieceAt(this.#offsetOf(line, column)).piece.written;
  }

  /** Where a line's own text begins, behind what makes it as deep as the tag that it stands for. */
  locateStart(line: number): Required<SourceLocation> {
    const { file, offset } = this.#originOf(this.#startOf(line));
    return { file: file.path, ...placeAt(file.text, offset) };
  }

  #startOf(line: number): number {
    const start = this.#offsetOf(line, 1);
    return start + (/^[ \t]*(?=\S)/.exec(this.text.slice(start))?.[0].length ?? 0);
  }

  /** Line in the page of what a line of the text comes from: its own, or that of the tag. */
  hostLine(line: number): number {
    const [first] = this.#pieces;
    const start = this.locateStart(line);
    if (start.file === first?.file.path) return start.line;
    let index = this.#indexAt(this.#startOf(line));
    while (index > 0 && this.#pieces[index]?.file !== first?.file) index -= 1;
    const piece = this.#pieces[index];
    return piece ? placeAt(piece.file.text, piece.offset + piece.text.length).line : line;
  }

  #offsetOf(line: number, column: number): number {
    let start = 0;
    for (let at = 1; at < line; at += 1) {
      const end = this.text.indexOf('\n', start);
      if (end < 0) break;
      start = end + 1;
    }
    return start + column - 1;
  }

  #originOf(offset: number): { file: TextFile; offset: number } {
    const { piece, start } = this.#pieceAt(offset);
    const within = piece.written === undefined ? offset - start : 0;
    return { file: piece.file, offset: piece.offset + Math.min(within, piece.text.length) };
  }

  #pieceAt(offset: number): { piece: TextPiece; start: number } {
    const index = this.#indexAt(offset);
    const piece = this.#pieces[index];
    if (!piece) throw new Error('A page has at least one piece of text.');
    return { piece, start: this.#starts[index] ?? 0 };
  }

  /** Of the piece that a letter stands in. */
  #indexAt(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** The pieces with each line but the first as deep as the place where they are put. */
export function indented(pieces: readonly TextPiece[], before: string): TextPiece[] {
  if (before === '') return [...pieces];
  return pieces.flatMap((piece) => {
    if (piece.written !== undefined || !piece.text.includes('\n')) return [piece];
    const lines = piece.text.split('\n');
    let at = piece.offset;
    return lines.flatMap((line, index): TextPiece[] => {
      const isLast = index === lines.length - 1;
      const own = { ...piece, text: isLast ? line : `${line}\n`, offset: at };
      at += line.length + 1;
      return isLast ? [own] : [own, { text: before, file: piece.file, offset: at }];
    });
  });
}
