import type { Film } from '../../../../src/protocol/film.ts';
import {
  classesOf,
  type ScreenLine,
  type ScreenRun,
} from '../../../../src/protocol/screen-line.ts';

/** The rows of a film, as they are at a moment. */
export class FilmScreen {
  readonly #film: Film;
  readonly #rows: HTMLElement[];
  /** How many frames have been shown. */
  #shown = 0;

  constructor(pre: HTMLElement, film: Film) {
    this.#film = film;
    this.#rows = Array.from({ length: film.rows }, () => document.createElement('div'));
    pre.replaceChildren(...this.#rows);
    this.#clear();
  }

  show(atMs: number): void {
    const { frames } = this.#film;
    const next = frames.findIndex((frame) => frame.atMs > atMs);
    const due = next < 0 ? frames.length : next;
    if (due < this.#shown) this.#clear();
    for (const { changes } of frames.slice(this.#shown, due)) {
      for (const [row, line] of changes) this.#rows[row]?.replaceChildren(...nodesOf(line));
    }
    this.#shown = due;
  }

  #clear(): void {
    this.#shown = 0;
    // A row without text has no height.
    for (const row of this.#rows) row.replaceChildren('\u200b');
  }
}

function nodesOf(line: ScreenLine): (Node | string)[] {
  return line.length === 0 ? ['\u200b'] : line.map(nodeOf);
}

function nodeOf(run: ScreenRun): Node | string {
  const classes = classesOf(run);
  if (classes === '') return run.text;
  const span = document.createElement('span');
  span.className = classes;
  span.textContent = run.text;
  return span;
}
