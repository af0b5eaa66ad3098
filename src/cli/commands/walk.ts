import { join, resolve } from 'node:path';
import { readManifestFile } from '../../collector/manifest-file.ts';
import { manifestPath, type Manifest, type Quickstart } from '../../protocol/manifest.ts';
import { demandScreen } from '../../walkthrough/demand-screen.ts';
import { homeOf } from '../../walkthrough/fetch-manifest.ts';
import { verdictOf } from '../../walkthrough/runner/judge-rooms.ts';
import { progressOn } from '../../walkthrough/runner/render-progress.ts';
import { walkSite } from '../../walkthrough/runner/walk-site.ts';
import { demandWalkPackages } from '../../walkthrough/walk-packages.ts';
import { claimFolder, removeFolder } from '../../walkthrough/workspace/claim-folder.ts';
import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import { demandFolder, demandWritable } from '../demand-walk-files.ts';
import { logTo } from '../log-to.ts';
import { flagOption, textOption } from '../read-option.ts';
import { serveSite } from '../serve-site.ts';
import { showPlan } from '../show-plan.ts';
import { readWalkOptions, walkOptions } from '../walk-options.ts';
import { watchBuilds } from '../watch-builds.ts';
import { addressOptions, askedOfPage, demandNoneOf, siteAtAddress } from '../address-options.ts';
import { walkAddress } from '../walk-address.ts';
import { tellWalk } from '../tell-walk.ts';
import { walkKeeper } from '../walk-keeper.ts';

/** What says something of a built site alone. */
const ofBuilds = ['dir', 'dry-run', 'watch'];
/** What says nothing of a page that Meantime did not build. */
const ofSites = ['as', 'only', 'workers', 'with', 'cache', 'spec-dir', 'headed'];
const usualSpecFolder = 'tests/walkthroughs';
/** Where recordings and reports are kept, from the project's root. */
const walksFolder = '.meantime/walkthroughs';
/** The same of assistants, whose walks a site does not show. */
const agentWalksFolder = '.meantime/agent-walkthroughs';
const usualResults = 'walk.json';
const usualAgentResults = 'walk-agent.json';

/** `meantime walk`: scripted newcomers walk the quickstarts of the built site. */
export const command: Command = {
  name: 'walk',
  summary: "Walk the quickstarts as a newcomer; runs the pages' shell commands on this machine",
  usage: 'walk [options]',
  options: {
    dir: {
      type: 'string',
      value: '<folder>',
      default: 'dist',
      description: 'Folder that the build wrote; it is served for the walk',
    },
    ...addressOptions,
    'spec-dir': {
      type: 'string',
      value: '<folder>',
      default: usualSpecFolder,
      description: 'Walkthroughs of your own; without any, every quickstart is walked',
    },
    ...walkOptions,
    'dry-run': {
      type: 'boolean',
      description: 'Show what would be typed, saved and opened, and do nothing of it',
    },
    headed: { type: 'boolean', description: 'Show the browser while it walks' },
    watch: { type: 'boolean', description: 'Walk again whatever a build has changed' },
    json: {
      type: 'string',
      value: '<file>',
      default: usualResults,
      description: `Where the results are written; of an agent usually ${usualAgentResults}`,
    },
  },
  async run(world, input) {
    if (textOption(input, command.options, 'url') !== '') demandNoneOf(input, ofBuilds);
    const plan = flagOption(input, 'dry-run');
    if (plan) return showPlan(world, manifestOf(world, input), readWalkOptions(input).choice);
    demandWalkPackages({ platform: world.platform, folder: world.cwd });
    if (flagOption(input, 'headed')) demandScreen(world);
    if (!flagOption(input, 'watch')) return walkOnce(world, input);
    const file = join(textOption(input, command.options, 'dir'), manifestPath);
    return watchBuilds(world, file, (changed) => walkOnce(world, input, changed));
  },
};

/** @param among the quickstarts to walk; all without */
async function walkOnce(
  world: World,
  input: CommandInput,
  among?: readonly Quickstart[],
): Promise<ExitCode> {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const { choice, ...how } = readWalkOptions(input);
  const isOwnFile = input.options['json'] !== undefined;
  const file = how.reader && !isOwnFile ? usualAgentResults : valueOf('json');
  const folder = how.reader ? agentWalksFolder : walksFolder;
  const results = resolve(world.cwd, file);
  const specFolder = resolve(world.cwd, valueOf('spec-dir'));
  if (valueOf('spec-dir') !== usualSpecFolder) demandFolder(specFolder, valueOf('spec-dir'));
  demandWritable(results, file);
  const address = valueOf('url');
  const atAddress = await siteAtAddress(world, input);
  if (address !== '' && !atAddress) {
    demandNoneOf(input, ofSites);
    const { commandTimeoutMs } = how;
    const asked = { ...askedOfPage(input), ...choice };
    return walkAddress(world, { address, ...asked, results, commandTimeoutMs });
  }
  const opened = await openSite(world, input, atAddress);
  const site = among
    ? { ...opened, manifest: { ...opened.manifest, quickstarts: [...among] } }
    : opened;
  const progress = progressOn(world.stdout);
  world.stdout.write(
    `Walking ${site.url}\nThis runs the shell commands of its pages on this machine, in an empty home folder.\n`,
  );
  const artifactsFolder = join(world.cwd, folder);
  const keep = walkKeeper({
    ...{ world, file: results, folder: artifactsFolder, manifest: site.manifest, choice },
  });
  try {
    const ended = await walkSite({
      siteUrl: site.url,
      manifest: site.manifest,
      cwd: world.cwd,
      env: world.env,
      signal: world.signal,
      specFolder,
      artifactsFolder,
      isHeaded: flagOption(input, 'headed'),
      ...choice,
      ...how,
      onEvent: progress.show,
      onEnded: (known) => keep(known, { isUnfinished: true }),
    });
    const { aborted } = world.signal;
    const report = keep(ended, { isUnfinished: aborted });
    await tellWalk(world, { report, ended, manifest: site.manifest, folder });
    if (aborted) world.stdout.write('\nStopped before the end.\n');
    else if (ended.some((one) => verdictOf(one) === 'broken')) return 2;
    return report.ok ? 0 : 4;
  } finally {
    progress.end();
    await site.close();
  }
}

/** What the build knows of its quickstarts, without serving it. */
function manifestOf({ cwd }: World, input: CommandInput): Manifest {
  return readManifestFile(cwd, join(textOption(input, command.options, 'dir'), manifestPath));
}

interface WalkedSite {
  url: string;
  manifest: Manifest;
  close(): Promise<void>;
}

/** The site at the address given, else the built one, served with a database of its own. */
async function openSite(
  world: World,
  input: CommandInput,
  manifest: Manifest | undefined,
): Promise<WalkedSite> {
  const address = textOption(input, command.options, 'url');
  if (manifest) {
    return { url: homeOf(address), manifest, close: () => Promise.resolve() };
  }
  const { cwd, now, stderr } = world;
  const dir = textOption(input, command.options, 'dir');
  const built = readManifestFile(cwd, join(dir, manifestPath));
  const folder = claimFolder();
  const remove = () => {
    removeFolder(folder);
  };
  try {
    const served = await serveSite({
      cwd,
      dir,
      database: join(folder, 'runs.db'),
      host: '127.0.0.1',
      port: 0,
      now,
      log: logTo(stderr),
    });
    return { url: served.url, manifest: built, close: () => served.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}
