import { z } from 'astro/zod';
import { quickstartFields } from '../quickstart-fields.ts';
import { wordsOption } from '../words-option.ts';
import { optionsInvalid } from './errors.ts';
import { describeIssues } from '../describe-issues.ts';
import { withSlashes } from './with-slashes.ts';

const quickstart = z.strictObject({
  ...quickstartFields,
  /**
   * Source file relative to the project's root, for messages.
   * @default the page's own file if it lies in `src/pages`
   */
  source: z.string().optional(),
});

const schema = z.strictObject({
  /**
   * Names the site in its collector, at most 100 characters.
   * @default the host of Astro's `site`, else the name in package.json, else `site`
   */
  siteId: z.string().min(1, 'must not be empty').max(100, 'must be short').optional(),
  /**
   * Address that beacons are posted to; another origin is allowed. The build's manifest tells the
   * collector its path. `false` says that there is no
   * collector: pages load and send nothing.
   * @default `_meantime/runs` below Astro's `base`
   */
  collector: z
    .union(
      [
        z.string().regex(/^(?:https?:\/\/[^/]+)?\/.*[^/]$/, 'must be a URL with a path, or a path'),
        z.literal(false),
      ],
      { error: 'must be a URL with a path, a path (/hi/runs) or false' },
    )
    .optional(),
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
   * `required`: nothing is recorded or sent until the page dispatches `meantime:consent` on
   * `document` with `detail: true`; `detail: false` stops it and erases the run.
   * @default not required
   */
  consent: z.literal('required', "must be 'required', or left out").optional(),
  /**
   * Share of the runs that are recorded, 0 to 1; decided once a run.
   * @default 1
   */
  sample: z
    .number()
    .refine((share) => share >= 0 && share <= 1, 'must be a share, from 0 to 1')
    .default(1),
  /**
   * The rail says how long readers take in place of the modelled time, where the collector's
   * `public.json` tells it (`meantime serve --public`): `true`, or the address of that file.
   * @default false
   */
  publicTimes: z
    .union([z.boolean(), z.string().regex(/^(?:https?:\/\/[^/]+)?\/./)], {
      error: 'must be true, or the address of public.json',
    })
    .default(false),
  /**
   * Fails the build where `meantime check` would fail: slower than `meantime.baseline.json`
   * allows, or over the page's budget. Without a baseline budgets alone count.
   * @default false
   */
  check: z.boolean().default(false),
  /**
   * The results of `meantime walk`, from the project's root: a quickstart that is still as it was
   * walked shows its recording, "Watch it".
   * @default no recordings
   */
  walkResults: z.string().min(1, 'must not be empty').optional(),
  /**
   * Quickstarts whose pages do not say so themselves, by path below the base:
   * `{ '/quickstart/': { goal: 'Hello, world!', budget: '5m' } }`.
   * @default none
   */
  quickstarts: z.record(z.string(), quickstart).default({}),
  /**
   * Words of the question for hello in place of Meantime's own, by language:
   * `{ de: { hello: { gotIt: 'Läuft' } } }`. A page is asked in the language of its `<html lang>`.
   * @default none
   */
  words: wordsOption.optional(),
});

/** The options of `timing()`, as written. */
export type TimingOptions = z.input<typeof schema>;

/** The options of `timing()`, resolved; `quickstarts` is keyed by path with slashes at both ends. */
export type TimingSettings = z.output<typeof schema>;

export type DeclaredQuickstart = TimingSettings['quickstarts'][string];

/** @throws MeantimeError `timing-options-invalid` */
export function readOptions(options: TimingOptions): TimingSettings {
  const result = schema.safeParse(options);
  if (!result.success) throw optionsInvalid(describeIssues(result.error.issues, options));
  const { quickstarts, ...settings } = result.data;
  const byPath = Object.entries(quickstarts).map(([path, value]) => [withSlashes(path), value]);
  return { ...settings, quickstarts: Object.fromEntries(byPath) as typeof quickstarts }; // the same values
}

/** True for the names of `timing()`'s own options. */
export function isTimingOption(name: string): boolean {
  return name in schema.shape;
}
