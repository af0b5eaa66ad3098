import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readManifestFile } from '../../collector/manifest-file.ts';
import { parseDuration } from '../../protocol/duration.ts';
import { manifestPath, type Manifest } from '../../protocol/manifest.ts';
import { wordSystemError } from '../../text/system-errors.ts';
import { resultsUnwritable, specFolderMissing, timeoutInvalid } from '../../walkthrough/errors.ts';
import { demandScreen } from '../../walkthrough/demand-screen.ts';
import { homeOf } from '../../walkthrough/fetch-manifest.ts';
import { verdictOf } from '../../walkthrough/runner/judge-rooms.ts';
import { progressOn } from '../../walkthrough/runner/render-progress.ts';
import { walkSite } from '../../walkthrough/runner/walk-site.ts';
import { demandWalkPackages } from '../../walkthrough/walk-packages.ts';
import { claimFolder, removeFolder } from '../../walkthrough/workspace/claim-folder.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { logTo } from '../log-to.ts';
import { flagOption, textOption } from '../read-option.ts';
import { serveSite } from '../serve-site.ts';
import { addressOptions, askedOfPage, siteAtAddress } from '../address-options.ts';
import { walkAddress } from '../walk-address.ts';
import { tellWalk } from '../tell-walk.ts';
import { walkKeeper } from '../walk-keeper.ts';

const usualSpecFolder = 'tests/walkthroughs';
/** Where recordings and reports are kept, from the project's root. */
const walksFolder = '.meantime/walkthroughs';

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
    only: { type: 'string', value: '<id>', description: 'Walk this quickstart alone' },
    json: {
      type: 'string',
      value: '<file>',
      default: 'walk.json',
      description: 'Where the results are written',
    },
    timeout: {
      type: 'string',
      value: '<time>',
      default: '5m',
      description: 'How long a command of a page may take: 90s, 5m',
    },
    headed: { type: 'boolean', description: 'Show the browser while it walks' },
  },
  async run(world, input) {
    demandWalkPackages({ platform: world.platform, folder: world.cwd });
    if (flagOption(input, 'headed')) demandScreen(world);
    const valueOf = (name: string) => textOption(input, command.options, name);
    const commandTimeoutMs = readTimeout(valueOf('timeout'));
    const only = valueOf('only');
    const results = resolve(world.cwd, valueOf('json'));
    const specFolder = resolve(world.cwd, valueOf('spec-dir'));
    if (valueOf('spec-dir') !== usualSpecFolder) demandFolder(specFolder, valueOf('spec-dir'));
    demandWritable(results, valueOf('json'));
    const address = valueOf('url');
    const manifest = await siteAtAddress(world, input);
    if (address !== '' && !manifest) {
      return walkAddress(world, { address, ...askedOfPage(input), results, commandTimeoutMs });
    }
    const site = await openSite(world, input, manifest);
    const progress = progressOn(world.stdout);
    world.stdout.write(
      `Walking ${site.url}\nThis runs the shell commands of its pages on this machine, in an empty home folder.\n`,
    );
    const artifactsFolder = join(world.cwd, walksFolder);
    const keep = walkKeeper({
      ...{ world, file: results, folder: artifactsFolder, manifest: site.manifest, only },
    });
    try {
      keep([], { isUnfinished: true });
      const ended = await walkSite({
        siteUrl: site.url,
        manifest: site.manifest,
        commandTimeoutMs,
        cwd: world.cwd,
        env: world.env,
        signal: world.signal,
        specFolder,
        artifactsFolder,
        isHeaded: flagOption(input, 'headed'),
        ...(only === '' ? {} : { only }),
        onEvent: progress.show,
        onEnded: (known) => keep(known, { isUnfinished: true }),
      });
      const { aborted } = world.signal;
      const report = keep(ended, { isUnfinished: aborted });
      await tellWalk(world, { report, ended, manifest: site.manifest, folder: walksFolder });
      if (aborted) world.stdout.write('\nStopped before the end.\n');
      else if (ended.some((one) => verdictOf(one) === 'broken')) return 2;
      return report.ok ? 0 : 4;
    } finally {
      progress.end();
      await site.close();
    }
  },
};

function readTimeout(text: string): number {
  const timeoutMs = parseDuration(text);
  if (!timeoutMs) throw timeoutInvalid(text);
  return timeoutMs;
}

/** A folder that was named is meant to be there; the usual one need not. */
function demandFolder(path: string, name: string): void {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw specFolderMissing(name);
}

/** Asked before the walk, which may take long, and not after it. */
function demandWritable(path: string, name: string): void {
  try {
    const isThere = existsSync(path);
    // What is written comes to its place as a whole, which changes the folder.
    for (const needed of [dirname(path), ...(isThere ? [path] : [])]) {
      accessSync(needed, constants.W_OK);
    }
    if (!isThere || statSync(path).isFile()) return;
  } catch (cause) {
    throw resultsUnwritable.at({ cause }, name, wordSystemError(cause));
  }
  throw resultsUnwritable(name, 'it is no file');
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
