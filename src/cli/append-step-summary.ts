import { appendFile } from 'node:fs/promises';
import type { World } from './command.ts';

/** Adds to the summary page of a workflow run, where GitHub runs it. */
export async function appendStepSummary(
  { env, stderr }: Pick<World, 'env' | 'stderr'>,
  text: string,
): Promise<void> {
  const path = env['GITHUB_STEP_SUMMARY'];
  if (!path) return;
  try {
    await appendFile(path, text);
  } catch (error) {
    // The verdict counts, whether or not it can be shown there as well.
    const reason = error instanceof Error ? error.message : String(error);
    stderr.write(`The step summary could not be written: ${reason}\n`);
  }
}
