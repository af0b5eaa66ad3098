import { markup, nothing, type Markup } from '../../../src/text/markup.ts';
import { withSigns } from '../../../src/text/printable.ts';
import { screenBlock } from '../../../src/walkthrough/report/screen-block.ts';
import { directionOf } from '../../../src/words/language.ts';
import { fillIn } from '../../../src/words/fill-in.ts';
import { wordsIn } from '../../../src/words/languages/words-in.ts';
import type { OwnWords } from '../../../src/words/words.ts';
import type { WalkedFilm, WalkedStep } from './read-walk-results.ts';

interface FilmPage extends WalkedFilm {
  /** Of the quickstart. */
  title: string;
  /** Of its page. */
  lang: string;
  /** Addresses from the page on. */
  urls: { film: string; script: string; style: string };
}

/** A recording's own page: the player, for browsers that run scripts, and all of it as text. */
export function renderFilmPage(
  { film, steps, title, urls, ...page }: FilmPage,
  own: OwnWords,
): string {
  const { lang, words } = wordsIn(page.lang, own);
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  const { open, made, play, pause, nextStep, position } = words.film;
  const chapters = film.steps.map(
    (step) =>
      markup`<li><button type="button" data-at="${step.atMs}">${withSigns(step.title)}</button></li>`,
  );
  return markup`<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light dark" />
<meta name="robots" content="noindex" />
<title>${open}: ${withSigns(title)}</title>
<link rel="stylesheet" href="${urls.style}" />
<script type="module" src="${urls.script}"></script>
</head>
<body>
<main aria-label="${open}">
<h1>${withSigns(title)}</h1>
<p class="made">${fillIn(made, { date: date.format(film.walkedAtMs) })}</p>
<section class="player" data-film="${urls.film}" aria-label="${open}" hidden>
<pre class="screen film" tabindex="0" role="group" aria-label="${words.code.terminal}" dir="ltr"></pre>
<div class="controls"><button type="button" data-play="${play}" data-pause="${pause}" data-next="${nextStep}">${play}</button><input type="range" min="0" max="${film.durationMs}" step="100" value="0" aria-label="${position}" /></div>
<ol class="chapters">${chapters}</ol>
</section>
${steps.map(stepText)}
</main>
</body>
</html>
`.text;
}

function stepText({ title, scenes }: WalkedStep): Markup {
  if (scenes.length === 0) return nothing;
  const blocks = scenes.map(({ kind, typed, shown }) => {
    const lines = typed.split('\n').map((text) => markup`${withSigns(text)}\n`);
    const head =
      kind === 'run'
        ? markup`<pre class="typed" tabindex="0" role="group" aria-label="${title}" dir="ltr">${lines}</pre>`
        : markup`<p class="did"><code>${withSigns(typed)}</code></p>`;
    return markup`${head}${screenBlock(shown, withSigns(typed))}`;
  });
  return markup`<section><h2>${withSigns(title)}</h2>${blocks}</section>\n`;
}
