import type { Film } from '../../../../src/protocol/film.ts';
import { FilmPlayer } from './film-player.ts';
import { FilmScreen } from './film-screen.ts';

const root = document.querySelector<HTMLElement>('[data-film]');
if (root) void openPlayer(root);

/** Makes a film's page play; without it the page has all of it as text. */
async function openPlayer(root: HTMLElement): Promise<void> {
  const answer = await fetch(root.dataset['film'] ?? '');
  const pre = root.querySelector('pre');
  const button = root.querySelector<HTMLButtonElement>('[data-play]');
  const slider = root.querySelector('input');
  if (!answer.ok || !pre || !button || !slider) return;
  const film = (await answer.json()) as Film; // written by the same build
  const player = new FilmPlayer(film, new FilmScreen(pre, film), { button, slider });
  button.addEventListener('click', () => {
    player.press();
  });
  slider.addEventListener('input', () => {
    player.stopAt(Number(slider.value));
  });
  for (const chapter of root.querySelectorAll<HTMLButtonElement>('[data-at]')) {
    chapter.addEventListener('click', () => {
      player.seek(Number(chapter.dataset['at']));
    });
  }
  root.hidden = false;
}
