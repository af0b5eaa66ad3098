import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ThemedToken } from 'shiki';
import type { ShikiConfig } from './language-highlighters.ts';

/** The lines of a block, each split into tokens with their colours. */
export type Tokens = ThemedToken[][];

export interface TokensQuestion {
  id: number;
  code: string;
  lang: string;
}

export interface TokensAnswer {
  id: number;
  /** Packed where that says all, which is less to send; absent where it failed. */
  tokens?: Tokens | string;
}

// Each holds its own copy of the grammars, about a hundred megabytes.
const maxThreads = 3;

/**
 * Threads that split code into tokens, which is nine tenths of the work of highlighting it. They are
 * help and no more: what they cannot do, the main thread does itself, with the same result. What they
 * can, it leaves to them however much waits, and compiles other pages meanwhile: while it split code
 * itself it would hear no answers, and the threads stood idle.
 */
export class TokenPool {
  readonly #workers: Worker[] = [];
  readonly #asked = new Map<number, (tokens: TokensAnswer['tokens']) => void>();
  #next = 0;

  constructor(shikiConfig: ShikiConfig) {
    const threads = Math.min(availableParallelism() - 1, maxThreads);
    const workerData = { ...shikiConfig, transformers: [] };
    try {
      for (let count = 0; count < threads; count += 1) this.#start(workerData);
    } catch {
      // A language or theme of the site's own that holds functions.
      this.close();
    }
  }

  /** Undefined where the main thread has to see for itself. */
  tokens(code: string, lang: string): Promise<TokensAnswer['tokens']> {
    const worker = this.#workers[this.#next % this.#workers.length];
    if (!worker) return Promise.resolve(undefined);
    const id = this.#next++;
    // Threads keep the process alive while an answer is awaited, and no longer.
    worker.ref();
    return new Promise((resolve) => {
      this.#asked.set(id, resolve);
      worker.postMessage({ id, code, lang } satisfies TokensQuestion);
    });
  }

  close(): void {
    for (const worker of this.#workers.splice(0)) void worker.terminate();
    for (const resolve of this.#asked.values()) resolve(undefined);
    this.#asked.clear();
  }

  #start(workerData: ShikiConfig): void {
    const file = import.meta.url.endsWith('.ts') ? 'token-worker.ts' : 'token-worker.js';
    const worker = new Worker(new URL(file, import.meta.url), { workerData });
    this.#workers.push(worker);
    worker.on('error', () => {
      this.close();
    });
    worker.on('message', ({ id, tokens }: TokensAnswer) => {
      this.#asked.get(id)?.(tokens);
      this.#asked.delete(id);
      if (this.#asked.size === 0) for (const idle of this.#workers) idle.unref();
    });
    // Only now: a listener would take it back.
    worker.unref();
  }
}
