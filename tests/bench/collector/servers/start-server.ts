import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testManifest } from '../../../harness/start-collector.ts';
import type { Usage } from './tell-usage.ts';

/** What is compared, in the order of the table. */
export const serverNames = ['meantime', 'group-commit', 'bare'] as const;

export type ServerName = (typeof serverNames)[number];

export interface MeasuredServer {
  /** Where batches are posted to. */
  url: URL;
  usage: () => Promise<Usage>;
  stop: () => Promise<void>;
}

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** The words after `node` of each server; its files go into the folder. */
const programs: Record<ServerName, (folder: string) => string[]> = {
  meantime: (folder) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(testManifest()));
    const options = { port: '0', manifest: 'manifest.json', database: 'runs.db' };
    const words = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    return [pathOf('../../../../lib/src/cli/bin.js'), 'collect', ...words];
  },
  'group-commit': (folder) => [pathOf('./group-commit.ts'), join(folder, 'batches.db')],
  bare: () => [pathOf('./bare.ts')],
};

/** Starts one of the servers in a process of its own. */
export async function startMeasured(
  name: ServerName,
  folder: string,
  nodeOptions: readonly string[] = [],
): Promise<MeasuredServer> {
  mkdirSync(folder, { recursive: true });
  const words = ['--import', pathOf('./tell-usage.ts'), ...nodeOptions, ...programs[name](folder)];
  const child = spawn(process.execPath, words, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  child.stdout?.setEncoding('utf8');
  const printed = await Promise.race([once(child.stdout ?? child, 'data'), ended]);
  const [, url] = /(http:\S+)/.exec(String(printed[0])) ?? [];
  if (url === undefined) throw new Error(`${name} ended before it listened.`);
  return {
    url: new URL(url),
    async usage() {
      const answer = once(child, 'message');
      child.send('usage');
      const [usage] = (await answer) as [Usage]; // tell-usage.ts is what answers
      return usage;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
