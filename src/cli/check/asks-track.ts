import { readManifestFile } from '../../collector/manifest-file.ts';
import { compare } from '../../gate/compare.ts';
import { baselineMissing } from '../../gate/errors.ts';
import { acceptCommand } from '../../gate/gate-files.ts';
import { parseBaseline } from '../../gate/baseline/parse-baseline.ts';
import { readBaseline } from '../../gate/baseline/read-baseline.ts';
import { renderAnnotations } from '../../gate/render/render-annotations.ts';
import { renderStepSummary } from '../../gate/render/render-step-summary.ts';
import { renderVerdictText } from '../../gate/render/render-verdict.ts';
import { appendStepSummary } from '../append-step-summary.ts';
import type { CommandInput, ExitCode, World } from '../command.ts';
import { gateFiles } from '../gate-options.ts';
import { projectFolder } from '../project-folder.ts';
import { flagOption } from '../read-option.ts';
import { warnOfStaleBuild } from '../warn-of-stale-build.ts';

/** The human track: modelled times and asks of a build against those that were accepted. */
export async function checkAsks(world: World, input: CommandInput): Promise<ExitCode> {
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
  await appendStepSummary(world, renderStepSummary(verdict, files));
  return verdict.holds ? 0 : 1;
}
