import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { quickstartName } from '../../../src/protocol/quickstart-name.ts';
import type { Film } from '../../../src/protocol/film.ts';
import type { ScreenLine } from '../../../src/protocol/screen-line.ts';
import type { StepResult } from '../../../src/walkthrough/result.ts';
import type { Scene } from '../../../src/walkthrough/scene.ts';
import type { Manifest, Quickstart } from '../../../src/protocol/manifest.ts';

const run = z.object({
  text: z.string(),
  colour: z.int().min(0).max(15).optional(),
  isFilled: z.literal(true).optional(),
  isBold: z.literal(true).optional(),
  isDim: z.literal(true).optional(),
});
// What the schema leaves undefined is absent from JSON.
const line = z.array(run) as unknown as z.ZodType<ScreenLine>;
const time = z.number().min(0);

const film = z.object({
  v: z.literal(1),
  quickstart: z.string(),
  locale: z.string().optional(),
  variant: z.string(),
  revision: z.string(),
  walkedAtMs: time.max(8.64e15),
  columns: z.int().min(1).max(1_000),
  rows: z.int().min(1).max(1_000),
  durationMs: time,
  steps: z.array(z.object({ title: z.string(), atMs: time })),
  frames: z.array(z.object({ atMs: time, changes: z.array(z.tuple([z.int().min(0), line])) })),
});

const results = z.object({
  walkthroughs: z.array(
    z.object({
      quickstart: z.string(),
      locale: z.string().optional(),
      variant: z.string(),
      revision: z.string(),
      ok: z.boolean(),
      kept: z.object({ film: z.string().optional() }).optional(),
      steps: z.array(
        z.object({
          title: z.string(),
          scenes: z.array(
            z.object({
              kind: z.enum(['run', 'save', 'open', 'press']),
              typed: z.string(),
              shown: z.array(line),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** What was done and seen in a step. */
export type WalkedStep = Pick<StepResult, 'title'> & {
  scenes: Pick<Scene, 'kind' | 'typed' | 'shown'>[];
};

/** A walk that held of a quickstart as it was built, for its readers. */
export interface WalkedFilm {
  film: Film;
  steps: WalkedStep[];
}

interface FoundFilms {
  films: Map<Quickstart, WalkedFilm>;
  /** What the writer should know of those that are not shown. */
  notes: string[];
}

/**
 * What `meantime walk` recorded, for each quickstart that is still as it was walked: its first
 * variant that was. A recording of another revision would show what the page does not say.
 *
 * @param file `walk.json`; what it names lies below `root`
 */
export function readWalkResults(file: URL, root: URL, { quickstarts }: Manifest): FoundFilms {
  const found: FoundFilms = { films: new Map(), notes: [] };
  const parsed = results.safeParse(readJson(file));
  if (!parsed.success) {
    found.notes.push('There are no results of a walk yet, so no recording is shown.');
    return found;
  }
  for (const quickstart of quickstarts) {
    const { id, locale, revision, variants } = quickstart;
    const held = variants.flatMap((variant) =>
      parsed.data.walkthroughs.filter(
        (one) =>
          one.ok && one.quickstart === id && one.locale === locale && one.variant === variant.id,
      ),
    );
    const current = held.find((one) => one.revision === revision && one.kept?.film !== undefined);
    const read = film.safeParse(readJson(new URL(current?.kept?.film ?? '', root)));
    const isOfIt =
      read.data?.quickstart === id &&
      read.data.locale === locale &&
      read.data.variant === current?.variant &&
      read.data.revision === revision;
    if (current && read.success && isOfIt)
      found.films.set(quickstart, {
        film: read.data as Film,
        steps: current.steps,
      });
    else if (held.length > 0)
      found.notes.push(
        `${quickstartName(quickstart)} is not as it was walked, so no recording is shown: walk again.`,
      );
  }
  return found;
}

/** Undefined for what is not there, or no JSON. */
function readJson(file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
