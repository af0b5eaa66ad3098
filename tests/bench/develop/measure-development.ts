import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import type { Page } from '../build/pages/page.ts';
import type { Peer } from '../build/peers/peer.ts';
import type { Project } from '../build/project.ts';

export interface DevelopmentFigures {
  /** From the command to the line with the address, in a project that was never started. */
  coldReadyMs: number;
  /** The same for the second start. */
  warmReadyMs: number;
  /** Processor time of the server's process until it is ready, second start; absent off Linux. */
  warmReadyProcessorMs?: number;
  /** The first page that is asked for after the second start. */
  firstPageMs: number;
  /** From saving the file to the changed text in the open page, one for each edit. */
  editMs: number[];
}

interface Subject {
  peer: Peer;
  project: Project;
  pages: readonly Page[];
  browser: Browser;
  edits: number;
}

/** Starts the development server twice, and edits a page that is open in a browser. */
export async function measureDevelopment(subject: Subject): Promise<DevelopmentFigures> {
  const cold = await startServer(subject.project);
  await cold.stop();
  const warm = await startServer(subject.project);
  try {
    const { editMs, firstPageMs } = await editPage(subject, warm.url);
    return {
      coldReadyMs: cold.readyMs,
      warmReadyMs: warm.readyMs,
      ...(warm.processorMs !== undefined && { warmReadyProcessorMs: warm.processorMs }),
      firstPageMs,
      editMs,
    };
  } finally {
    await warm.stop();
  }
}

async function editPage({ peer, project, pages, browser, edits }: Subject, url: string) {
  const edited = pages[Math.floor(pages.length / 2)];
  if (!edited) throw new Error('A site without pages has none to edit.');
  const address = `${url}/${edited.path}/`;
  const startedMs = performance.now();
  const response = await fetch(address);
  await response.text();
  const firstPageMs = performance.now() - startedMs;
  if (!response.ok) throw new Error(`${peer.name} answers ${response.status} for ${address}`);
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const file = join(project.folder, peer.pages, `${edited.path}.${peer.ending}`);
  const text = readFileSync(file, 'utf8');
  const editMs: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const mark = `Edited for the ${edit}th time.`;
    const shown = page.getByText(mark).waitFor({ state: 'attached' });
    const savedMs = performance.now();
    writeFileSync(file, `${text.trimEnd()}\n\n${mark}\n`);
    await shown;
    editMs.push(performance.now() - savedMs);
    await page.waitForLoadState('networkidle');
  }
  writeFileSync(file, text);
  await page.close();
  return { firstPageMs, editMs };
}

interface RunningServer {
  url: string;
  readyMs: number;
  processorMs: number | undefined;
  stop: () => Promise<void>;
}

async function startServer({ folder, env }: Project): Promise<RunningServer> {
  const startedMs = performance.now();
  const child = spawn(
    process.execPath,
    [
      join(folder, 'node_modules/astro/bin/astro.mjs'),
      ...['dev', '--host', '127.0.0.1', '--port', '0'],
    ],
    { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    await exit;
  };
  try {
    const url = await whenReady(child);
    const readyMs = performance.now() - startedMs;
    return { url, readyMs, processorMs: processorMsOf(child.pid), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function whenReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('close', () => {
      reject(new Error(`the server stopped: ${output.slice(-2_000)}`));
    });
  });
}

/** Linux counts in hundredths of a second. */
const tickMs = 10;

function processorMsOf(pid: number | undefined): number | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The fields after the name, which may hold spaces; the 12th and 13th of them are the times.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
  } catch {
    return undefined;
  }
}
