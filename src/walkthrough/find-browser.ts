import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { LaunchOptions } from 'playwright';
import { defineError } from '../protocol/errors.ts';

export const browserMissing = defineError({
  code: 'browser-missing',
  title: 'No browser was found.',
  message: () =>
    "Neither Playwright's own Chromium nor a system Chromium is installed, and a newcomer needs one.",
  hint: 'Run: npx playwright install chromium (or, on Debian: apt-get install chromium)',
});

// A browser without a window opens a page in a third of the time of one that hides its window.
export const systemShell = 'chromium-headless-shell';
const systemNames = ['chromium', 'chromium-browser', 'google-chrome'];

interface BrowserPlaces {
  /** Where Playwright would have installed its own browser. */
  ownExecutable: string;
  searchPath: string;
  /** True where somebody looks on. */
  isHeaded?: boolean;
}

/**
 * Playwright's own Chromium if it is installed, else one of the system; of each the one that has no
 * window, where it is there and none is wanted.
 *
 * @throws MeantimeError `browser-missing`
 */
export function browserLaunchOptions(surroundings: BrowserPlaces): LaunchOptions {
  const { ownExecutable, searchPath, isHeaded = false } = surroundings;
  const own = isHeaded ? [ownExecutable] : [shellBeside(ownExecutable), ownExecutable];
  const names = isHeaded ? systemNames : [systemShell, ...systemNames];
  const executablePath = own.find(isExecutable) ?? findOnPath(names, searchPath);
  if (executablePath === undefined) throw browserMissing();
  return {
    executablePath,
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run'],
  };
}

/** `chromium_headless_shell-1/chrome-headless-shell-linux64/chrome-headless-shell` beside `chromium-1/chrome-linux64/chrome` */
function shellBeside(ownExecutable: string): string {
  return ownExecutable.replace(
    /([\\/])chromium-(\d+)([\\/])chrome-([^\\/]+)[\\/].*?(\.exe)?$/,
    '$1chromium_headless_shell-$2$3chrome-headless-shell-$4$3chrome-headless-shell$5',
  );
}

function findOnPath(names: readonly string[], searchPath: string): string | undefined {
  const folders = searchPath.split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
