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

const systemNames = ['chromium', 'chromium-browser', 'google-chrome'];

interface BrowserPlaces {
  /** Where Playwright would have installed its own browser. */
  ownExecutable: string;
  searchPath: string;
}

/**
 * Playwright's own Chromium if it is installed, else one of the system.
 *
 * @throws MeantimeError `browser-missing`
 */
export function browserLaunchOptions(surroundings: BrowserPlaces): LaunchOptions {
  const { ownExecutable, searchPath } = surroundings;
  const executablePath = isExecutable(ownExecutable)
    ? ownExecutable
    : findOnPath(systemNames, searchPath);
  if (executablePath === undefined) throw browserMissing();
  return {
    executablePath,
    args: ['--disable-background-networking', '--disable-component-update', '--no-first-run'],
  };
}

function findOnPath(names: readonly string[], searchPath: string): string | undefined {
  return searchPath
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
