import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { browserLaunchOptions } from '../../src/walkthrough/find-browser.ts';
import { stuckAfterMs } from './stuck-after.ts';

/**
 * How the tests launch the browser that this machine has.
 *
 * @param hasWindows for one whose pages can lose the focus to others, and be gone back to: by far the slower one
 */
export function testLaunchOptions({ hasWindows = false } = {}): LaunchOptions {
  return browserLaunchOptions({
    ownExecutable: chromium.executablePath(),
    searchPath: process.env['PATH'] ?? '',
    isHeaded: hasWindows,
  });
}

// Not set by the context: requests that outlive their page would still say HeadlessChrome.
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';
const personArguments = [
  '--disable-blink-features=AutomationControlled',
  `--user-agent=${userAgent}`,
];

/**
 * A browser for one test file; close it in `afterAll`.
 * With `asPerson` it says neither that it is scripted nor that it has no window, so that its runs count as a reader's.
 */
export async function launchBrowser({
  asPerson = false,
  hasWindows = false,
} = {}): Promise<Browser> {
  const options = testLaunchOptions({ hasWindows });
  const disguise = asPerson ? personArguments : [];
  const browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), ...disguise],
    timeout: stuckAfterMs,
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (contextOptions) => {
    const context = await newContext(contextOptions);
    context.setDefaultTimeout(stuckAfterMs);
    return context;
  };
  return browser;
}
