import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Manifest } from '../../protocol/manifest.ts';
import { walkUnreadable } from './errors.ts';

/** What is read of a `walk.json`; the rest of it may be anything. */
const walkTimes = z.object({
  walkthroughs: z.array(
    z.object({
      quickstart: z.string(),
      locale: z.string().optional(),
      revision: z.string(),
      ok: z.boolean(),
      steps: z.array(z.object({ id: z.string(), machineMs: z.number() })),
    }),
  ),
});

/** How long a walk waited in a step of a quickstart; undefined where none measured it. */
export type MachineTimes = (quickstart: string, step: string) => number | undefined;

/**
 * The times of a `walk.json`, of the walkthroughs that held and walked what the manifest describes;
 * undefined where there is no such file.
 *
 * @param file as it is named to people
 * @throws MeantimeError `walk-unreadable`
 */
export function readMachineTimes(
  folder: string,
  file: string,
  { quickstarts }: Manifest,
): MachineTimes | undefined {
  const path = resolve(folder, file);
  if (!existsSync(path)) return undefined;
  const times = new Map<string, number>();
  for (const walked of parse(readFileSync(path, 'utf8'), file)) {
    const { quickstart: id, locale, revision, ok } = walked;
    const known = quickstarts.find((one) => one.id === id && one.locale === locale);
    if (!ok || known?.revision !== revision) continue;
    for (const step of walked.steps) {
      const key = keyOf(id, step.id);
      if (!times.has(key)) times.set(key, step.machineMs);
    }
  }
  return (quickstart, step) => times.get(keyOf(quickstart, step));
}

function parse(content: string, file: string): z.infer<typeof walkTimes>['walkthroughs'] {
  try {
    return walkTimes.parse(JSON.parse(content)).walkthroughs;
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : 'it is not JSON';
    throw walkUnreadable.at({ cause }, file, reason);
  }
}

function keyOf(quickstart: string, step: string): string {
  return JSON.stringify([quickstart, step]);
}
