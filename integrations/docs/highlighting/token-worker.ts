import { parentPort, workerData } from 'node:worker_threads';
import { longestLineMs } from '../../longest-line.ts';
import { languageHighlighters, type ShikiConfig } from './language-highlighters.ts';
import { packTokens } from './kept-tokens.ts';
import type { Tokens, TokensAnswer, TokensQuestion } from './token-pool.ts';

/** A thread of the pool: splits code into tokens, in the way of the main thread's highlighter. */
const shikiConfig = workerData as ShikiConfig; // what the pool starts it with

let found: Tokens = [];
let source = '';
const highlight = languageHighlighters('shiki', {
  ...shikiConfig,
  transformers: [
    {
      preprocess(_code, options) {
        options.tokenizeTimeLimit = longestLineMs;
      },
      tokens(tokens) {
        [found, source] = [tokens, this.source];
        // Elements are made of them where the transformers are.
        return [[]];
      },
    },
  ],
});

let work: Promise<void> = Promise.resolve();
parentPort?.on('message', ({ id, code, lang }: TokensQuestion) => {
  // One after the other, so that `found` is of the block that was asked for.
  work = work.then(async () => {
    let answer: TokensAnswer = { id };
    try {
      await highlight(code, lang, undefined);
      answer = { id, tokens: packTokens(source, found) ?? found };
    } catch {
      // The main thread comes upon the same error, and says it.
    }
    parentPort?.postMessage(answer);
  });
});
