import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { defineConfig } from 'playwright/test';
import { browserLaunchOptions } from '../find-browser.ts';
import type { NewcomerTestOptions } from '../index.ts';
import { readSettings } from './walk-settings.ts';

const settings = readSettings(process.env);
const { siteUrl, specFolder, only, variant, workers } = settings;
const { commandTimeoutMs, outputFolder, isCounted, isHeaded } = settings;
const here = import.meta.url;
const extension = here.slice(here.lastIndexOf('.') + 1);

/**
 * How `meantime walk` runs walkthroughs: all of them, whatever comes. What breaks is walked
 * once more, in a fresh room and by a fresh browser: only what breaks twice is the page's fault.
 */
export default defineConfig<NewcomerTestOptions>({
  testDir: specFolder ?? fileURLToPath(new URL('.', here)),
  testMatch:
    specFolder === undefined ? `**/built-in.spec.${extension}` : '**/*.{spec,test}.{ts,js,mts,mjs}',
  outputDir: outputFolder,
  reporter: [[fileURLToPath(new URL(`event-reporter.${extension}`, here))]],
  workers,
  // A project's own walkthroughs may build on each other within a file.
  fullyParallel: specFolder === undefined,
  retries: 1,
  timeout: 0,
  forbidOnly: false,
  use: {
    baseURL: siteUrl,
    headless: isHeaded !== true,
    // What breaks is walked again, so that those that hold take no longer for it.
    trace: 'on-first-retry',
    browserName: 'chromium',
    launchOptions: browserLaunchOptions({
      ownExecutable: chromium.executablePath(),
      searchPath: process.env['PATH'] ?? '',
      isHeaded: isHeaded === true,
    }),
    newcomerOnly: only,
    newcomerCounts: isCounted ?? false,
    newcomerVariant: variant,
    newcomerPatience: commandTimeoutMs === undefined ? {} : { commandMs: commandTimeoutMs },
  },
});
