import type { TestInfo } from 'playwright/test';
import { makeFilm } from './film/make-film.ts';
import type { WalkthroughResult } from './result.ts';
import { renderCast } from './terminal/render-cast.ts';
import type { Walk } from './walk/walk.ts';

/** Attaches what is known of a walkthrough to its test: its result and its recordings. */
export async function attachWalk(
  testInfo: TestInfo,
  walk: Walk,
  result: WalkthroughResult,
): Promise<void> {
  const attach = (name: string, contentType: string, body: string) =>
    testInfo.attach(name, { body, contentType });
  await attach('walkthrough.json', 'application/json', JSON.stringify(result, null, 2));
  for (const [index, terminal] of walk.terminals.entries()) {
    const name = index === 0 ? 'terminal.cast' : `terminal-${index + 1}.cast`;
    const cast = renderCast(terminal.recording, [...walk.secrets]);
    await attach(name, 'application/x-asciicast', cast);
  }
}

interface HeldWalk extends Pick<
  WalkthroughResult,
  'quickstart' | 'locale' | 'variant' | 'revision'
> {
  walkedAtMs: number;
}

/** Attaches what a site can show to its readers of a walkthrough that held. */
export async function attachFilm(testInfo: TestInfo, walk: Walk, held: HeldWalk): Promise<void> {
  const { quickstart, locale, variant, revision, walkedAtMs } = held;
  const film = await makeFilm({
    ...{ quickstart, variant, revision, walkedAtMs, secrets: [...walk.secrets] },
    ...(locale === undefined ? {} : { locale }),
    recordings: walk.terminals.map(({ recording }) => recording),
    steps: walk.begun,
  });
  await testInfo.attach('film.json', {
    body: JSON.stringify(film),
    contentType: 'application/json',
  });
}
