import { z } from 'astro/zod';
import { parseDuration } from '../../src/protocol/duration.ts';
import { optionsInvalid } from './errors.ts';

const budget = z.string().transform((text, context) => {
  const budgetMs = parseDuration(text);
  if (budgetMs !== undefined && budgetMs > 0) return budgetMs;
  context.addIssue({ code: 'custom', message: 'must be a time such as 90s, 5m or 1h' });
  return z.NEVER;
});

const quickstart = z.object({
  /** The text that shows that it worked, as an output or a page on the quickstart shows it. */
  goal: z.string().trim().min(1, 'must say what the reader will see'),
  /** The time that the page promises: `90s`, `5m`, `1h`. @default none is promised */
  budget: budget.optional(),
  /**
   * Source file relative to the project's root, for messages.
   * @default the page's own file if it lies in `src/pages`
   */
  source: z.string().optional(),
});

const schema = z.object({
  /**
   * Names the site in its collector, at most 100 characters.
   * @default the host of Astro's `site`, else the name in package.json, else `site`
   */
  siteId: z.string().min(1, 'must not be empty').max(100, 'must be short').optional(),
  /**
   * Address that beacons are posted to; another origin is allowed.
   * @default `_meantime/beacons` below Astro's `base`
   */
  collector: z.string().min(1, 'must be a URL or a path').optional(),
  /**
   * Where a run is kept between pages: `session` ends with the tab, `local` survives a restart
   * (at most 24 h), `memory` touches no storage, so that every full page load starts a run.
   * @default 'session'
   */
  storage: z.enum(['session', 'local', 'memory']).default('session'),
  /**
   * Nothing is recorded or sent where the browser says Global Privacy Control or Do Not Track.
   * @default true
   */
  obeyPrivacySignals: z.boolean().default(true),
  /**
   * Quickstarts whose pages do not say so themselves, by path below the base:
   * `{ '/quickstart/': { goal: 'Hello, world!', budget: '5m' } }`.
   * @default none
   */
  quickstarts: z.record(z.string(), quickstart).default({}),
});

/** The options of `timing()`, as written. Other keys are left to other integrations. */
export type TimingOptions = z.input<typeof schema>;

/** The options of `timing()`, resolved; `quickstarts` is keyed by path with slashes at both ends. */
export type TimingSettings = z.output<typeof schema>;

export type DeclaredQuickstart = TimingSettings['quickstarts'][string];

/** @throws MeantimeError `timing-options-invalid` */
export function readOptions(options: TimingOptions): TimingSettings {
  const result = schema.safeParse(options);
  if (!result.success) throw optionsInvalid(result.error.issues.map(renderIssue));
  const { quickstarts, ...settings } = result.data;
  const byPath = Object.entries(quickstarts).map(([path, value]) => [withSlashes(path), value]);
  return { ...settings, quickstarts: Object.fromEntries(byPath) as typeof quickstarts }; // the same values
}

/** `quickstart` -> `/quickstart/`, the empty path -> `/`. */
export function withSlashes(path: string): string {
  const inner = path.replace(/^\/+|\/+$/g, '');
  return inner ? `/${inner}/` : '/';
}

function renderIssue({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `${path.map(String).join('.') || 'the options'}: ${message}`;
}
