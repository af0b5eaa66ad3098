import type { Page } from 'playwright';
import { beaconsPath } from '../../protocol/beacon.ts';
import { helloAnswer } from '../../protocol/controls.ts';

/** The page asks when the last step is in view. */
const buttonTimeoutMs = 2_000;
const deliveryTimeoutMs = 5_000;

/**
 * Presses the button by which readers say that it worked, and waits until the page has told its collector.
 *
 * @returns why it could not be done; undefined when it was
 */
export async function sayGotIt(page: Page): Promise<string | undefined> {
  await page.bringToFront();
  const button = page.locator(`[${helloAnswer}=got-it]`).first();
  const isThere = await button
    .waitFor({ timeout: buttonTimeoutMs })
    .then(() => true)
    .catch(() => false);
  if (!isThere) return 'The page does not ask whether it worked, so no hello was reported.';
  const delivery = page
    .waitForResponse(
      (response) =>
        response.url().includes(beaconsPath) &&
        response.request().postData()?.includes('"hello"') === true,
      { timeout: deliveryTimeoutMs },
    )
    .then((response) =>
      response.ok() ? undefined : `The collector answered ${response.status()} to the hello.`,
    )
    .catch(() => 'The page did not report the hello to a collector.');
  try {
    await button.click({ timeout: deliveryTimeoutMs });
  } catch {
    return 'The button that says that it worked cannot be pressed.';
  }
  return delivery;
}
