import type { ScreenLine } from './screen-line.ts';

/** What a walk's terminals showed, ready to be shown again without a terminal. */
export interface Film {
  v: 1;
  /** Id of the quickstart, its language where it has several, the variant and the revision as walked. */
  quickstart: string;
  locale?: string;
  variant: string;
  revision: string;
  /** In ms since 1970. */
  walkedAtMs: number;
  /** The part of the screen that was ever written on. */
  columns: number;
  rows: number;
  durationMs: number;
  /** Steps of the page, by the moment at which they begin. */
  steps: FilmStep[];
  /** Oldest first. */
  frames: FilmFrame[];
}

export interface FilmStep {
  title: string;
  atMs: number;
}

/** What changes on the screen at a moment. */
export interface FilmFrame {
  /** From the film's beginning; longer pauses are shortened. */
  atMs: number;
  /** Rows that are others from then on, from 0. */
  changes: [row: number, line: ScreenLine][];
}
