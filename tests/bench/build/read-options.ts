import { parseArgs } from 'node:util';
import { peers as allPeers } from './peers/index.ts';
import type { Peer } from './peers/peer.ts';

export interface BenchOptions {
  /** Numbers of pages, smallest first. */
  sizes: number[];
  /** Folder of MDX pages; without it, pages are generated. */
  corpus?: string;
  peers: readonly Peer[];
  edit: boolean;
  /** File that the report is written to. */
  json?: string;
  keep: boolean;
  timeoutMs: number;
  help: boolean;
}

export const usage = `node tests/bench/build/run.ts [options]

  --pages 300,1000,3000   sizes of the sites (default: 300)
  --corpus DIR            take the pages from a folder of MDX files (default: generated)
  --peers a,b             ${allPeers.map(({ name }) => name).join(', ')} (default: all)
  --edit                  also build without a change, and after an edit of one page
  --json FILE             write the report there as well
  --timeout 15            minutes that one build may take
  --keep                  leave the sites and their output in place
`;

/** @throws Error that says what is wrong with the arguments */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      pages: { type: 'string', default: '300' },
      corpus: { type: 'string' },
      peers: { type: 'string', default: allPeers.map(({ name }) => name).join(',') },
      edit: { type: 'boolean', default: false },
      json: { type: 'string' },
      timeout: { type: 'string', default: '15' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { pages, corpus, peers, edit, json, timeout, keep, help } = values;
  return {
    sizes: sizesIn(pages),
    ...(corpus !== undefined && { corpus }),
    peers: peers.split(',').map(peerNamed),
    ...(json !== undefined && { json }),
    timeoutMs: wholeNumber('--timeout', timeout) * 60_000,
    ...{ edit, keep, help },
  };
}

function sizesIn(words: string): number[] {
  const sizes = words.split(',').map((word) => wholeNumber('--pages', word));
  return [...new Set(sizes)].sort((a, b) => a - b);
}

function wholeNumber(option: string, word: string): number {
  if (!/^[1-9]\d*$/.test(word)) throw new Error(`${option} takes whole numbers, not "${word}".`);
  return Number(word);
}

function peerNamed(word: string): Peer {
  const peer = allPeers.find(({ name }) => name === word);
  if (peer !== undefined) return peer;
  const names = allPeers.map(({ name }) => name).join(', ');
  throw new Error(`No generator is called "${word}". There are: ${names}.`);
}
