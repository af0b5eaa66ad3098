import { readManifestFile } from '../../collector/manifest-file.ts';
import { appendFile } from 'node:fs/promises';
import { compare } from '../../gate/compare.ts';
import { baselineMissing } from '../../gate/errors.ts';
import { acceptCommand, type GateFiles } from '../../gate/gate-files.ts';
import { parseBaseline } from '../../gate/baseline/parse-baseline.ts';
import { readBaseline } from '../../gate/baseline/read-baseline.ts';
import { renderAnnotations } from '../../gate/render/render-annotations.ts';
import { renderStepSummary } from '../../gate/render/render-step-summary.ts';
import { renderVerdictText } from '../../gate/render/render-verdict.ts';
import type { Verdict } from '../../gate/verdict.ts';
import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import { warnOfStaleBuild } from '../warn-of-stale-build.ts';
import { gateFiles, gateOptions } from '../gate-options.ts';
import { projectFolder } from '../project-folder.ts';
import { flagOption } from '../read-option.ts';

export const command: Command = {
  name: 'check',
  summary: 'Fail when a quickstart got slower, asks for more or is over its budget',
  usage: 'check [options]',
  options: {
    ...gateOptions,
    json: { type: 'boolean', description: 'Print the verdict as JSON' },
  },
  run: check,
};

async function check(world: World, input: CommandInput): Promise<ExitCode> {
  const files = gateFiles(input);
  const manifest = readManifestFile(world.cwd, files.manifest);
  warnOfStaleBuild(world, manifest, files.manifest);
  const baselineText = await readBaseline(world.cwd, files.baseline);
  if (baselineText === undefined) throw baselineMissing(files.baseline, acceptCommand(files));
  const verdict = compare(manifest, parseBaseline(baselineText, files), files);
  const json = flagOption(input, 'json');
  world.stdout.write(
    json ? `${JSON.stringify(verdict, null, 2)}\n` : renderVerdictText(verdict, files),
  );
  // Beside JSON they would break it; the runner reads both streams.
  if (world.env['GITHUB_ACTIONS'] === 'true') {
    const annotations = renderAnnotations(verdict, { folder: projectFolder(world), files });
    (json ? world.stderr : world.stdout).write(annotations);
  }
  await appendStepSummary(world, verdict, files);
  return verdict.holds ? 0 : 1;
}

async function appendStepSummary(
  { env, stderr }: World,
  verdict: Verdict,
  files: GateFiles,
): Promise<void> {
  const path = env['GITHUB_STEP_SUMMARY'];
  if (!path) return;
  try {
    await appendFile(path, renderStepSummary(verdict, files));
  } catch (error) {
    // The verdict counts, whether or not it can be shown there as well.
    const reason = error instanceof Error ? error.message : String(error);
    stderr.write(`The step summary could not be written: ${reason}\n`);
  }
}
