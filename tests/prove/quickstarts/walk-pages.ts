import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../../../src/protocol/manifest.ts';
import type { WalkReport } from '../../../src/walkthrough/result.ts';
import { startAstro } from '../../harness/build-site.ts';

const bin = fileURLToPath(new URL('../../../lib/src/cli/bin.js', import.meta.url));

export interface WalkedPages {
  report: WalkReport;
  manifest: Manifest;
  exitCode: number | null;
  /** All that the walk printed. */
  printed: string;
}

interface PagesToBuild {
  /** An empty folder inside this repository. */
  folder: string;
  /** Text of each quickstart by its id. */
  pages: Readonly<Record<string, string>>;
  /** Files of the site besides. */
  files?: Readonly<Record<string, string>>;
}

interface BuiltPages {
  /** The folder that they were built in. */
  folder: string;
  /** Folders of programs that the newcomer has besides those of this machine. */
  programs?: readonly string[];
  /** How long a command may take. */
  timeout: string;
  signal: AbortSignal;
}

/** Builds a site of quickstarts, as its users do, and has newcomers walk all of them. */
export async function walkPages(asked: PagesToBuild & BuiltPages): Promise<WalkedPages> {
  await buildPages(asked);
  return walkBuilt(asked);
}

export async function buildPages({ folder, pages, files = {} }: PagesToBuild): Promise<void> {
  writeSite(folder, { ...files, ...pagesAsFiles(pages) });
  const build = await startAstro(folder, ['build']).ended;
  if (build.exitCode !== 0) throw new Error(`The site does not build:\n${build.output}`);
}

/** Has newcomers walk all that was built. */
export async function walkBuilt(built: BuiltPages): Promise<WalkedPages> {
  const { folder, timeout } = built;
  const { exitCode, printed } = await runMeantime(built, ['walk', '--timeout', timeout]);
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  return {
    report: read('walk.json') as WalkReport, // written by this walk
    manifest: read('dist/_meantime/manifest.json') as Manifest, // written by this build
    exitCode,
    printed,
  };
}

/** Takes what was built as the baseline, or compares it with that. */
export function checkBuilt(
  built: BuiltPages,
  command: 'accept' | 'check',
): Promise<Pick<WalkedPages, 'exitCode' | 'printed'>> {
  return runMeantime(built, [command]);
}

async function runMeantime(
  { folder, programs = [], signal }: BuiltPages,
  words: readonly string[],
): Promise<Pick<WalkedPages, 'exitCode' | 'printed'>> {
  const PATH = [...programs, process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: folder,
    env: { ...withoutVitest(process.env), PATH, ...placeholders },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  await once(child, 'close');
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  return { exitCode: child.exitCode, printed };
}

/** What readers put in the places that the pages leave to them. */
const placeholders = { MEANTIME_YOUR_JWT_SECRET: '0123456789abcdef0123456789abcdef' };

const siteFiles: Readonly<Record<string, string>> = {
  'astro.config.mjs': `import { meantime } from 'meantime';

export default { integrations: [meantime({ title: 'Quickstarts' })] };
`,
  'src/content.config.ts': `import { docs } from 'meantime/content';

export const collections = { docs: docs() };
`,
  'content/index.mdx': '---\ntitle: Quickstarts\n---\n\nEach has its page.\n',
};

function pagesAsFiles(pages: PagesToBuild['pages']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pages).map(([id, text]) => [`content/${id}.mdx`, text] as const),
  );
}

function writeSite(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries({ ...siteFiles, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

// What Vitest tells its own modules is none of a site's.
function withoutVitest(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(?:VITEST|NODE_ENV)/.test(name)),
  );
}
