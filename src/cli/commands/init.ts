import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { readManifestFile } from '../../collector/manifest-file.ts';
import { defaultFiles } from '../../gate/gate-files.ts';
import { folderOccupied, initUnanswered, titleUnused } from '../../init/errors.ts';
import type { InitPlan } from '../../init/init-plan.ts';
import { planInit } from '../../init/plan-init.ts';
import { readProject } from '../../init/read-project.ts';
import { renderInitPlan } from '../../init/render-plan.ts';
import { addWords, packageManagerOf } from '../../package/package-manager.ts';
import { manifestPath } from '../../protocol/manifest.ts';
import { writeWhole } from '../../walkthrough/report/write-reports.ts';
import { astroOf } from '../astro-of.ts';
import type { Command, CommandInput, ExitCode, World } from '../command.ts';
import { wordUnexpected } from '../errors.ts';
import { flagOption, textOption } from '../read-option.ts';
import { runStep } from '../run-step.ts';

/** `meantime init`: a site that builds, a quickstart that is walked, and CI that gates. */
export const command: Command = {
  name: 'init',
  summary: 'Make a new site, or add Meantime to the one that is there',
  usage: 'init [folder] [options]',
  options: {
    yes: { type: 'boolean', short: 'y', description: 'Ask nothing, and take what is offered' },
    title: {
      type: 'string',
      value: '<text>',
      description: "Title of a new site; the folder's name without",
    },
  },
  run: init,
};

async function init(world: World, input: CommandInput): Promise<ExitCode> {
  const [named = '.', another] = input.positionals;
  if (another !== undefined) throw wordUnexpected(command.name, another, command.usage);
  const folder = resolve(world.cwd, named);
  const isSure = flagOption(input, 'yes');
  const found = readProject(folder);
  if (found.kind === 'new' && !isSure) demandEmpty(world.cwd, folder);
  const name =
    basename(folder)
      .toLowerCase()
      .replaceAll(/[^a-z0-9._-]+/g, '-')
      .replace(/^[._-]+/, '') || 'docs';
  const said = textOption(input, command.options, 'title');
  if (said !== '' && found.kind !== 'new') throw titleUnused(said);
  const isAsked = found.kind === 'new' && said === '' && !isSure;
  const title = said || (isAsked ? await ask(world, `Title of the docs (${name}): `) : '') || name;
  const manager = packageManagerOf(folder, world.env);
  const plan = planInit(found, { name, title, usesNpm: manager === 'npm' });
  world.stdout.write(`${renderInitPlan(plan, relative(world.cwd, folder) || '.')}\n`);
  const isWritten = [plan.writes, plan.edits, plan.packages].every((list) => list.length === 0);
  // Without a baseline a build before came to no good end, or had no quickstart.
  if (isWritten && found.has(defaultFiles.baseline)) {
    world.stdout.write('Everything is there already.\n');
    return 0;
  }
  if (!isWritten && !isSure && !/^(?:|y|yes)$/i.test((await ask(world, 'Go on? (Y/n) ')).trim())) {
    world.stdout.write('Nothing was written.\n');
    return 0;
  }
  carryOut(plan, folder);
  const { packages } = plan;
  if (packages.length > 0) {
    const args = [addWords[manager], ...packages];
    await runStep(world, { file: manager, args, line: [manager, ...args].join(' '), cwd: folder });
  }
  const hasQuickstart = await buildAndAccept(world, folder);
  const left = hasQuickstart ? plan.left : [...plan.left, plan.naming];
  world.stdout.write(nextSteps(left, relative(world.cwd, folder)));
  return 0;
}

/** What a fresh repository has is no reason to ask. */
const harmless =
  /^(?:\..*|node_modules|package(?:-lock)?\.json|pnpm-.*|yarn\.lock|bun\.lockb?|README.*|LICEN[CS]E.*)$/i;

function demandEmpty(cwd: string, folder: string): void {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => !harmless.test(name));
  } catch {
    return; // It is made.
  }
  if (names.length > 0) throw folderOccupied(relative(cwd, folder) || 'This folder', names);
}

async function ask({ ask: asking }: World, question: string): Promise<string> {
  if (!asking) throw initUnanswered();
  return (await asking(question)).trim();
}

function carryOut({ writes, edits }: InitPlan, folder: string): void {
  for (const { path, text } of writes) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    // Whatever came there since is not ours.
    writeFileSync(file, text, { flag: 'wx' });
  }
  for (const { path, text } of edits) writeWhole(join(folder, path), text);
}

/** @returns whether the site has a quickstart */
async function buildAndAccept(world: World, folder: string): Promise<boolean> {
  const args = [astroOf(folder), 'build'];
  await runStep(world, { file: process.execPath, args, line: 'npx astro build', cwd: folder });
  const { quickstarts } = readManifestFile(folder, join('dist', manifestPath));
  if (quickstarts.length === 0) return false;
  world.stdout.write('\n$ npx meantime accept\n');
  const { command: accept } = await import('./accept.ts');
  await accept.run({ ...world, cwd: folder }, { options: {}, positionals: [] });
  return true;
}

function nextSteps(left: readonly string[], folder: string): string {
  const own = left.map((one) => `\n${one}\n`).join('');
  const enter = folder === '' ? '' : `  cd ${folder}\n`;
  return `${own}
Done. What you do next:

${enter}  npx astro dev        write, and see the times of your steps beside the page
  npx meantime walk    a newcomer walks the quickstart, in a browser and a shell
  npx meantime check   fails when it got slower or asks for more
`;
}
