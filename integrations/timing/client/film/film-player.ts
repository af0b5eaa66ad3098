import type { Film } from '../../../../src/protocol/film.ts';
import { FilmScreen } from './film-screen.ts';

interface Controls {
  /** Says in its `data-` attributes what it does. */
  button: HTMLButtonElement;
  slider: HTMLInputElement;
}

/** Plays a film; where nothing is to move, it goes on step by step. */
export class FilmPlayer {
  readonly #film: Film;
  readonly #screen: FilmScreen;
  readonly #controls: Controls;
  readonly #isStill = matchMedia('(prefers-reduced-motion: reduce)');
  #atMs = 0;
  /** Of the next picture; absent while it stands. */
  #playing: number | undefined;

  constructor(film: Film, screen: FilmScreen, controls: Controls) {
    this.#film = film;
    this.#screen = screen;
    this.#controls = controls;
    this.#isStill.addEventListener('change', () => {
      this.#pause();
    });
    this.#pause();
    this.seek(0);
  }

  /** What the button does. */
  press(): void {
    if (this.#isStill.matches) this.#nextStep();
    else if (this.#playing === undefined) this.#play();
    else this.#pause();
  }

  /** Shows a moment, and stands there. */
  stopAt(ms: number): void {
    this.#pause();
    this.seek(ms);
  }

  seek(ms: number): void {
    const { slider } = this.#controls;
    this.#atMs = Math.min(Math.max(ms, 0), this.#film.durationMs);
    this.#screen.show(this.#atMs);
    slider.value = String(this.#atMs);
    slider.setAttribute('aria-valuetext', `${Math.round(this.#atMs / 1_000)} s`);
  }

  #play(): void {
    if (this.#atMs >= this.#film.durationMs) this.seek(0);
    let lastMs = performance.now();
    const tick = (nowMs: number): void => {
      this.seek(this.#atMs + Math.max(nowMs - lastMs, 0));
      lastMs = nowMs;
      if (this.#atMs >= this.#film.durationMs) this.#pause();
      else this.#playing = requestAnimationFrame(tick);
    };
    this.#playing = requestAnimationFrame(tick);
    this.#label();
  }

  #pause(): void {
    if (this.#playing !== undefined) cancelAnimationFrame(this.#playing);
    this.#playing = undefined;
    this.#label();
  }

  /** Shows what a step came to, and nothing in between. */
  #nextStep(): void {
    const { steps, durationMs } = this.#film;
    const ends = [...steps.slice(1).map(({ atMs }) => atMs - 1), durationMs];
    this.seek(ends.find((endMs) => endMs > this.#atMs) ?? ends[0] ?? durationMs);
  }

  #label(): void {
    const { play, pause, next } = this.#controls.button.dataset;
    const isPlaying = this.#playing !== undefined;
    this.#controls.button.textContent =
      (this.#isStill.matches ? next : isPlaying ? pause : play) ?? '';
  }
}
