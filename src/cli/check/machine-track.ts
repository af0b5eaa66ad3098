import { join } from 'node:path';
import type { MachineVerdict } from '../../gate/machine/machine-verdict.ts';
import {
  renderMachineAnnotations,
  renderMachineSummary,
  renderMachineText,
} from '../../gate/render/render-machine.ts';
import { isMeantimeError } from '../../protocol/errors.ts';
import { endProcesses } from '../../walkthrough/terminal/end-processes.ts';
import { demandWalkPackages } from '../../walkthrough/walk-packages.ts';
import {
  claimFolder,
  clearLeftovers,
  removeFolder,
} from '../../walkthrough/workspace/claim-folder.ts';
import { appendStepSummary } from '../append-step-summary.ts';
import type { CommandInput, ExitCode, World } from '../command.ts';
import { projectFolder } from '../project-folder.ts';
import { flagOption, textOption } from '../read-option.ts';
import { renderError, wantsColours } from '../render-error.ts';
import { buildRevision } from './build-revision.ts';
import { comparePairs, type AskedPairs } from './compare-pairs.ts';
import {
  againstMissing,
  checkStopped,
  minutesInvalid,
  nothingShared,
  pairsTooFew,
  revisionNotBuilt,
  revisionNotWalked,
} from './errors.ts';
import { machineOptions } from './machine-options.ts';
import { commitOf, forgetCheckouts, hasUncommitted, openRepository } from './repository.ts';
import { sharedQuickstarts } from './shared-quickstarts.ts';
import { serveRevision } from './walk-revision.ts';

const unjudged = new Set(
  [checkStopped, nothingShared, pairsTooFew, revisionNotBuilt, revisionNotWalked].map(
    ({ code }) => code,
  ),
);

/** The machine track: the walks of this revision against those of another, on the same machine. */
export async function checkMachine(world: World, input: CommandInput): Promise<ExitCode> {
  demandWalkPackages({ platform: world.platform, folder: world.cwd });
  const valueOf = (name: string) => textOption(input, machineOptions, name);
  const against = valueOf('against');
  if (against === '') throw againstMissing();
  const minutes = readMinutes(valueOf('minutes'));
  const asked = { against, minutes, dir: valueOf('dir'), only: valueOf('only') };
  const isJson = flagOption(input, 'json');
  try {
    const outcome = await compareRevisions(world, asked, isJson ? world.stderr : world.stdout);
    if ('broken' in outcome) {
      world.stdout.write(`\n${outcome.broken}\n`);
      return 2;
    }
    await tell(world, outcome, isJson);
    return outcome.holds === null ? 4 : outcome.holds ? 0 : 1;
  } catch (error) {
    if (!isMeantimeError(error) || !unjudged.has(error.code)) throw error;
    const colours = wantsColours(world.stderr, world.env);
    world.stderr.write(renderError(error, { colours, debug: false }));
    return 4;
  }
}

function readMinutes(text: string): number {
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (minutes < 1 || minutes > 600) throw minutesInvalid(text);
  return minutes;
}

interface AskedComparison extends AskedPairs {
  against: string;
  dir: string;
  /** Id of the one quickstart to walk; empty for all. */
  only: string;
}

/** Checks both out, builds, serves and walks them; leaves nothing of it, whatever comes. */
async function compareRevisions(
  world: World,
  asked: AskedComparison,
  progress: World['stdout'],
): Promise<MachineVerdict | { broken: string }> {
  const repository = await openRepository(world);
  const commits = {
    base: await commitOf(repository, asked.against),
    head: await commitOf(repository, 'HEAD'),
  };
  if (await hasUncommitted(repository)) {
    world.stderr.write('What is not committed is no part of what is compared.\n');
  }
  await clearLeftovers();
  await forgetCheckouts(repository);
  const folder = claimFolder();
  const closing: (() => Promise<void>)[] = [];
  try {
    const names = { base: asked.against, head: 'this revision' };
    const build = (side: 'base' | 'head') => {
      progress.write(`Building ${names[side]} (${commits[side].slice(0, 10)})\n`);
      const where = { folder: join(folder, side), dir: asked.dir };
      return buildRevision({
        world,
        repository,
        commit: commits[side],
        name: names[side],
        ...where,
      });
    };
    const built = { base: await build('base'), head: await build('head') };
    const manifests = { base: built.base.manifest, head: built.head.manifest };
    const shared = sharedQuickstarts(manifests, { only: asked.only, baseName: names.base });
    const serve = async (side: 'base' | 'head') => {
      const where = { dir: asked.dir, folder: join(folder, `${side}-run`) };
      const served = await serveRevision({
        ...{ world, revision: built[side], manifest: shared[side], ...where },
      });
      closing.push(served.close);
      return served;
    };
    const sides = { base: await serve('base'), head: await serve('head') };
    const { unmatched } = shared;
    const outcome = await comparePairs({ world, asked, progress, names, sides, shared });
    if ('broken' in outcome) return outcome;
    return { v: 1, ...commits, ...outcome, unmatched };
  } finally {
    for (const close of closing) await close();
    await endProcesses({ home: folder, sessions: [] });
    removeFolder(folder);
    await forgetCheckouts(repository);
  }
}

async function tell(world: World, verdict: MachineVerdict, isJson: boolean): Promise<void> {
  const { stdout, stderr, env } = world;
  stdout.write(
    isJson ? `${JSON.stringify(verdict, null, 2)}\n` : `\n${renderMachineText(verdict)}`,
  );
  if (env['GITHUB_ACTIONS'] === 'true') {
    (isJson ? stderr : stdout).write(renderMachineAnnotations(verdict, projectFolder(world)));
  }
  await appendStepSummary(world, renderMachineSummary(verdict));
}
