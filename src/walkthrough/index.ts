/** Entry `meantime/playwright`: Playwright's `test` with a newcomer who walks quickstarts. */
import { Newcomer } from './newcomer.ts';
import { givenToNewcomers } from './runner/walk-settings.ts';
import { loadWalkModule } from './walk-packages.ts';
import type { Patience } from './walk/walk.ts';

export type { Newcomer } from './newcomer.ts';
export type { ActionResult, Failure, StepResult, WalkthroughResult } from './result.ts';
export type { Patience } from './walk/walk.ts';

/** What a spec may set by `test.use({ … })`. */
export interface NewcomerTestOptions {
  /** Environment variables that the newcomer's shell has beside the usual ones. @default {} */
  newcomerEnv: Record<string, string>;
  /** How long the newcomer waits, in ms. @default commands 5 min, readiness 60 s, pages 30 s */
  newcomerPatience: Partial<Patience>;
  /**
   * How the newcomer's terminal pastes: in brackets as bash 5.1 and later ask for, or as if typed,
   * as older shells take it. @default 'bracketed'
   */
  newcomerPaste: 'bracketed' | 'raw';
  /** Whether to count packages, files, bytes and requests after each action. @default false */
  newcomerCounts: boolean;
  /** Id of the one quickstart to walk; walkthroughs of others are skipped. @default all */
  newcomerOnly: string | undefined;
  /** The variants to walk: a label that is chosen in them, or `key=label`; others are skipped. @default all */
  newcomerVariant: string | undefined;
}

const playwright = loadWalkModule('playwright/test');

export const expect = playwright.expect;

export const test = playwright.test.extend<NewcomerTestOptions & { newcomer: Newcomer }>({
  newcomerEnv: [{}, { option: true }],
  newcomerPatience: [{}, { option: true }],
  newcomerPaste: ['bracketed', { option: true }],
  newcomerCounts: [false, { option: true }],
  newcomerOnly: [undefined, { option: true }],
  newcomerVariant: [undefined, { option: true }],
  newcomer: [
    async (
      {
        page,
        context,
        baseURL,
        newcomerEnv,
        newcomerPatience,
        newcomerPaste,
        newcomerCounts,
        newcomerOnly,
        newcomerVariant,
      },
      use,
      testInfo,
    ) => {
      const newcomer = new Newcomer({
        page,
        context,
        testInfo,
        siteUrl: baseURL,
        listedEnv: newcomerEnv,
        ownEnv: process.env,
        patience: newcomerPatience,
        paste: newcomerPaste,
        counts: newcomerCounts,
        only: newcomerOnly,
        variant: newcomerVariant,
        given: givenToNewcomers(process.env),
        tell: (title, body) => test.step(title, body, { box: true }),
        clock: () => performance.now(),
        now: Date.now,
      });
      await use(newcomer);
      await newcomer.leave();
    },
    // Leaving waits for programs that take their time to end.
    { timeout: 60_000 },
  ],
});
