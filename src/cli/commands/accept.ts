import { readManifestFile } from '../../collector/manifest-file.ts';
import { baselineOf, type Baseline } from '../../gate/baseline/baseline.ts';
import { compare } from '../../gate/compare.ts';
import type { GateFiles } from '../../gate/gate-files.ts';
import { parseBaseline } from '../../gate/baseline/parse-baseline.ts';
import { readBaseline } from '../../gate/baseline/read-baseline.ts';
import { renderAcceptance, renderAcceptedAsks } from '../../gate/render/render-acceptance.ts';
import { renderBaseline } from '../../gate/baseline/render-baseline.ts';
import { failures } from '../../gate/render/render-verdict.ts';
import { writeBaseline } from '../../gate/baseline/write-baseline.ts';
import type { Manifest } from '../../protocol/manifest.ts';
import { isMeantimeError } from '../../protocol/errors.ts';
import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import { warnOfStaleBuild } from '../warn-of-stale-build.ts';
import { gateFiles, gateOptions } from '../gate-options.ts';

export const command: Command = {
  name: 'accept',
  summary: 'Take the times and asks of this build as the baseline',
  usage: 'accept [options]',
  options: gateOptions,
  run: accept,
};

async function accept(world: World, input: CommandInput): Promise<ExitCode> {
  const files = gateFiles(input);
  const manifest = readManifestFile(world.cwd, files.manifest);
  warnOfStaleBuild(world, manifest, files.manifest);
  const baseline = baselineOf(manifest);
  // The new baseline against itself: what is left are budgets, and a manifest of another model.
  const { variants } = compare(manifest, baseline, files);
  const content = renderBaseline(baseline);
  const oldContent = await readBaseline(world.cwd, files.baseline);
  if (content === oldContent) {
    world.stdout.write(`${files.baseline} holds the times and asks of this build already.\n`);
  } else {
    const old = readOld(oldContent, files);
    await writeBaseline(world.cwd, files.baseline, content);
    world.stdout.write(renderWritten(files, old, baseline, askChanges(manifest, old, files)));
  }
  for (const reason of variants.flatMap(failures)) {
    world.stdout.write(`! ${reason} A baseline does not change that.\n`);
  }
  return 0;
}

interface OldBaseline {
  baseline?: Baseline;
  /** Why there is none, when a file is there. */
  problem?: string;
}

/** Accepting is how a broken baseline is mended, so it does not stop at one. */
function readOld(content: string | undefined, files: GateFiles): OldBaseline {
  if (content === undefined) return {};
  try {
    return { baseline: parseBaseline(content, files) };
  } catch (error) {
    if (!isMeantimeError(error)) throw error;
    return { problem: error.message };
  }
}

/** What newcomers will be asked that they were not, and what is measured no more. */
function askChanges(manifest: Manifest, old: OldBaseline, files: GateFiles): string[] {
  const model = old.baseline?.model;
  if (!old.baseline || model?.name !== manifest.model.name || model.hash !== manifest.model.hash) {
    return [];
  }
  return renderAcceptedAsks(compare(manifest, old.baseline, files));
}

function renderWritten(
  files: GateFiles,
  old: OldBaseline,
  baseline: Baseline,
  asks: readonly string[],
): string {
  const changes = [...renderAcceptance(old.baseline, baseline), ...asks];
  const unchanged =
    baseline.quickstarts.length === 0
      ? 'no times, because this build has no quickstart'
      : 'the times as before; what they are made of changed';
  return [
    `Wrote ${files.baseline}:`,
    ...(changes.length > 0 ? changes : [unchanged]).map((line) => `  ${line}`),
    ...(old.problem === undefined
      ? []
      : [`It replaces a file that could not be read: ${old.problem}`]),
    'Commit it with the change that it belongs to.\n',
  ].join('\n');
}
