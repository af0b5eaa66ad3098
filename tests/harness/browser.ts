import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { browserLaunchOptions } from '../../src/walkthrough/find-browser.ts';

/** How the tests launch the browser that this machine has. */
export function testLaunchOptions(): LaunchOptions {
  return browserLaunchOptions({
    ownExecutable: chromium.executablePath(),
    searchPath: process.env['PATH'] ?? '',
  });
}

/**
 * A browser for one test file; close it in `afterAll`.
 * With `asPerson` it does not admit to be scripted, so that its runs count as a reader's.
 */
export function launchBrowser({ asPerson = false } = {}): Promise<Browser> {
  const options = testLaunchOptions();
  const disguise = asPerson ? ['--disable-blink-features=AutomationControlled'] : [];
  return chromium.launch({ ...options, args: [...(options.args ?? []), ...disguise] });
}
