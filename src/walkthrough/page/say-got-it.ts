import type { Page, Response } from 'playwright';
import { helloAnswer } from '../../protocol/controls.ts';
import { PageWatch } from './page-watch.ts';

/** A page that has been at rest for so long will not ask, and will not report any more. */
const restMs = 3_000;
const mostMs = 60_000;
/** For a button to hold still and be pressed. */
const pressMs = 15_000;

/**
 * Presses the button by which readers say that it worked, and waits until the page has told its collector.
 *
 * @returns why it could not be done; undefined when it was
 */
export async function sayGotIt(page: Page): Promise<string | undefined> {
  await page.bringToFront();
  const button = page.locator(`[${helloAnswer}=got-it]`).first();
  const watch = new PageWatch(page);
  try {
    const isThere = await watch.until({
      ...{ restMs, mostMs },
      look: async () => ((await button.isVisible()) ? { found: true } : {}),
    });
    if (!isThere) return 'The page does not ask whether it worked, so no hello was reported.';
    const answered = answerToHello(page);
    try {
      await button.click({ timeout: pressMs });
    } catch {
      return 'The button that says that it worked cannot be pressed.';
    }
    const answer = await watch.until({ restMs, mostMs, look: answered });
    if (!answer) return 'The page did not report the hello to a collector.';
    return answer.ok() ? undefined : `The collector answered ${answer.status()} to the hello.`;
  } finally {
    watch.stop();
  }
}

/** Looks for the answer to the hello that the page sends from here on. */
function answerToHello(page: Page): () => Promise<{ found?: Response }> {
  let answer: Response | undefined;
  page.on('response', (response) => {
    const isHello = response.request().postData()?.includes('"kind":"hello"') === true;
    if (isHello) answer ??= response;
  });
  return () => Promise.resolve(answer ? { found: answer } : {});
}
