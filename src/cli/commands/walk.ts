import { renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readManifestFile } from '../../collector/manifest-file.ts';
import { manifestPath, type Manifest, type Quickstart } from '../../protocol/manifest.ts';
import { renderAnnotation } from '../../problems/annotation.ts';
import { chosenOf, type WalkChoice } from '../../walkthrough/chosen-variant.ts';
import { homeOf } from '../../walkthrough/fetch-manifest.ts';
import type { WalkReport, WalkthroughResult } from '../../walkthrough/result.ts';
import type { EndedWalkthrough } from '../../walkthrough/runner/collect-results.ts';
import { verdictOf } from '../../walkthrough/runner/judge-rooms.ts';
import { progressOn } from '../../walkthrough/runner/render-progress.ts';
import { renderTimes } from '../../walkthrough/runner/render-times.ts';
import { walkSite } from '../../walkthrough/runner/walk-site.ts';
import { demandWalkPackages } from '../../walkthrough/walk-packages.ts';
import { claimFolder, removeFolder } from '../../walkthrough/workspace/claim-folder.ts';
import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import { demandFolder, demandWritable } from '../demand-walk-files.ts';
import { logTo } from '../log-to.ts';
import { projectFolder } from '../project-folder.ts';
import { flagOption, textOption } from '../read-option.ts';
import { serveSite } from '../serve-site.ts';
import { showPlan } from '../show-plan.ts';
import { readWalkOptions, walkOptions } from '../walk-options.ts';
import { watchBuilds } from '../watch-builds.ts';
import { addressOptions, askedOfPage, siteAtAddress } from '../address-options.ts';
import { walkAddress } from '../walk-address.ts';

const usualSpecFolder = 'tests/walkthroughs';

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
    watch: { type: 'boolean', description: 'Walk again whatever a build has changed' },
    json: {
      type: 'string',
      value: '<file>',
      default: 'walk.json',
      description: 'Where the results are written',
    },
  },
  async run(world, input) {
    const plan = flagOption(input, 'dry-run');
    if (plan) return showPlan(world, manifestOf(world, input), readWalkOptions(input).choice);
    demandWalkPackages({ platform: world.platform, folder: world.cwd });
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
  const results = resolve(world.cwd, valueOf('json'));
  const specFolder = resolve(world.cwd, valueOf('spec-dir'));
  if (valueOf('spec-dir') !== usualSpecFolder) demandFolder(specFolder, valueOf('spec-dir'));
  demandWritable(results, valueOf('json'));
  const address = valueOf('url');
  const atAddress = await siteAtAddress(world, input);
  if (address !== '' && !atAddress) {
    const { commandTimeoutMs } = how;
    return walkAddress(world, { address, ...askedOfPage(input), results, commandTimeoutMs });
  }
  const opened = await openSite(world, input, atAddress);
  const site = among
    ? { ...opened, manifest: { ...opened.manifest, quickstarts: [...among] } }
    : opened;
  const progress = progressOn(world.stdout);
  world.stdout.write(
    `Walking ${site.url}\nThis runs the shell commands of its pages on this machine, in an empty home folder.\n`,
  );
  const keep = (ended: readonly EndedWalkthrough[], isUnfinished: boolean) => {
    const report = reportOf({ manifest: site.manifest, ended, choice, isUnfinished });
    writeReport(results, report);
    return report;
  };
  try {
    keep([], true);
    const ended = await walkSite({
      siteUrl: site.url,
      manifest: site.manifest,
      cwd: world.cwd,
      env: world.env,
      signal: world.signal,
      specFolder,
      artifactsFolder: join(world.cwd, '.meantime', 'walkthroughs'),
      ...choice,
      ...how,
      onEvent: progress.show,
      onEnded: (known) => keep(known, true),
    });
    const { aborted } = world.signal;
    const report = keep(ended, aborted);
    writeSummary(world, site.manifest, ended);
    writeAnnotations(world, report);
    writeUnwalked(world, report);
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

interface Reported {
  manifest: Manifest;
  ended: readonly EndedWalkthrough[];
  choice: WalkChoice;
  isUnfinished: boolean;
}

/** In one go: whoever reads it while it is written has the one before. */
function writeReport(file: string, report: WalkReport): void {
  const written = `${file}.${process.pid}.tmp`;
  writeFileSync(written, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(written, file);
}

function reportOf({ manifest, ended, choice, isUnfinished }: Reported): WalkReport {
  const { site, revision, model, quickstarts } = manifest;
  const { name, hash } = model;
  const walkthroughs = ended.flatMap(({ results }) => results);
  const unwalked = chosenOf(quickstarts, choice)
    .map(({ quickstart: { id, locale }, variant }) => ({
      quickstart: id,
      ...(locale === undefined ? {} : { locale }),
      variant: variant.id,
    }))
    .filter((one) => !walkthroughs.some((walked) => keyOf(walked) === keyOf(one)));
  return {
    v: 1,
    site,
    revision,
    model: { name, hash },
    ok: !isUnfinished && ended.every((one) => verdictOf(one) === 'held') && unwalked.length === 0,
    ...(isUnfinished ? { isUnfinished } : {}),
    walkthroughs,
    unwalked,
  };
}

function keyOf({ quickstart, locale, variant }: WalkReport['unwalked'][number]): string {
  return JSON.stringify([quickstart, locale, variant]);
}

/** Each failure beside the line that it blames; what says nothing of the page is a warning. */
function writeAnnotations(world: World, { walkthroughs }: WalkReport): void {
  if (world.env['GITHUB_ACTIONS'] !== 'true') return;
  const folder = projectFolder(world);
  for (const { failure } of walkthroughs) {
    if (!failure?.location) continue;
    const { title, message, hint, isUnjudged, location } = failure;
    const level = isUnjudged ? 'warning' : 'error';
    const text = [message, hint ?? []].flat().join('\n\n');
    world.stdout.write(renderAnnotation({ level, ...location, title, message: text }, folder));
  }
}

/** What nobody walked is never passed over in silence. */
function writeUnwalked({ stdout }: World, { unwalked }: WalkReport): void {
  if (unwalked.length === 0) return;
  const names = unwalked.map(({ quickstart: id, locale, variant }) => {
    const choices = [locale ?? [], variant === 'default' ? [] : variant].flat();
    return choices.length === 0 ? id : `${id} (${choices.join(', ')})`;
  });
  stdout.write(`\nCould not be judged, since it was not walked: ${names.join(', ')}\n`);
}

function writeSummary(
  { stdout, cwd }: World,
  { quickstarts }: Manifest,
  ended: readonly EndedWalkthrough[],
): void {
  for (const { title, status, results, errors, folder } of ended) {
    for (const result of results) {
      const quickstart = quickstarts.find(
        ({ id, locale }) => id === result.quickstart && locale === result.locale,
      );
      stdout.write(`\n${renderTimes(result, titleOf(result, quickstart))}`);
    }
    if (status === 'passed') continue;
    stdout.write(`\n${errors.join('\n\n') || `${title} was not walked to its end.`}\n`);
    if (results.length > 0) stdout.write(`\nTo look at: ${relative(cwd, folder)}/\n`);
  }
}

/** With the variant, where there are several. */
function titleOf({ quickstart: id, variant }: WalkthroughResult, known?: Quickstart): string {
  const title = known?.title ?? id;
  return known && known.variants.length > 1 ? `${title} (${variant})` : title;
}
