import { existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { baseProgramNames, systemInstallers } from '../../protocol/known-tools.ts';
import type { Need } from '../../protocol/need.ts';
import { fitsVersion, parseToolNeed, type ToolNeed } from '../../protocol/tool-need.ts';
import { findPrograms } from './find-programs.ts';
import { toolVersion } from './tool-version.ts';

export interface Provided {
  needs: readonly Need[];
  /** Folder that becomes the newcomer's PATH; what is in it stays. */
  programs: string;
  /** The folders on the machine's PATH. */
  machinePath: readonly string[];
  /** Absolute path of the Node that the newcomer has where it will do. */
  node: string;
  /** Absolute path of Playwright's own Chromium, which need not be there. */
  chromium: string;
  env: Readonly<Record<string, string>>;
  home: string;
}

/** A need that this machine cannot meet. */
export interface UnmetNeed {
  need: Need;
  reason: string;
}

/**
 * Gives the newcomer the base programs and those of the tools that the page names, as links.
 *
 * @returns the first need that the machine does not meet
 */
export async function provideTools(provided: Provided): Promise<UnmetNeed | undefined> {
  const { needs, machinePath } = provided;
  for (const name of baseProgramNames) linkFirst(provided, name, machinePath);
  for (const need of needs) {
    const tool = parseToolNeed(need);
    const reason = tool && (await provideTool(provided, tool));
    if (reason !== undefined) return { need, reason };
  }
  return undefined;
}

async function provideTool(provided: Provided, tool: ToolNeed): Promise<string | undefined> {
  const { machinePath } = provided;
  const [first, ...others] = tool.programs;
  const candidates = candidatesFor(first, provided);
  const { chosen, reason } = await chooseProgram(provided, tool, candidates);
  if (chosen === undefined) return reason;
  link(provided, first, chosen);
  for (const name of others) linkFirst(provided, name, [dirname(chosen), ...machinePath]);
  return undefined;
}

/** What the walk itself has is as good as what is on the PATH of its machine. */
function candidatesFor(name: string, { machinePath, node, chromium }: Provided): string[] {
  const found = findPrograms(name, machinePath);
  if (name === 'node') return [node, ...found];
  return name === 'chromium' && existsSync(chromium) ? [...found, chromium] : found;
}

interface ChosenProgram {
  chosen?: string;
  reason?: string;
}

/** The first whose version is asked for. */
async function chooseProgram(
  { env, home, machinePath }: Provided,
  { programs: [name], version, versionArgs = ['--version'] }: ToolNeed,
  candidates: readonly string[],
): Promise<ChosenProgram> {
  const [first] = candidates;
  if (first === undefined) return { reason: `there is no \`${name}\`` };
  if (version === undefined) return { chosen: first };
  const withAll = { ...env, PATH: machinePath.join(delimiter) };
  const had: string[] = [];
  for (const program of new Set(candidates)) {
    const has = await toolVersion({ program, args: versionArgs, env: withAll, folder: home });
    if (has && fitsVersion(version, has)) return { chosen: program };
    had.push(has?.join('.') ?? 'one that does not say its version');
  }
  return { reason: `its \`${name}\` is ${[...new Set(had)].join(', and ')}` };
}

function linkFirst(provided: Provided, name: string, folders: readonly string[]): void {
  const [found] = findPrograms(name, folders);
  if (found !== undefined) link(provided, name, found);
}

function link({ programs, machinePath }: Provided, name: string, target: string): void {
  const path = join(programs, name);
  if (existsSync(path)) return;
  if (!systemInstallers.has(name)) {
    symlinkSync(target, path);
    return;
  }
  // Packages of the system bring scripts, which run what the system has.
  const own = machinePath.map((folder) => `'${folder.replaceAll("'", String.raw`'\''`)}'`);
  const script = `#!/bin/sh\nexport PATH=${own.join(delimiter)}\nexec '${target}' "$@"\n`;
  writeFileSync(path, script, { mode: 0o755 });
}
