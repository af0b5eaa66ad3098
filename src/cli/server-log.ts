import type { AnsweredRequest } from '../collector/answered-request.ts';
import type { Output } from './command.ts';
import { logFormatUnknown } from './errors.ts';
import { logTo } from './log-to.ts';
import { withoutRepeats } from './without-repeats.ts';

export interface ServerLog {
  log: (message: string, error?: unknown) => void;
  onAnswer?: (answer: AnsweredRequest) => void;
}

/**
 * What a server says of itself while it runs: as text for people what went wrong; as JSON, a line
 * each, also every refusal with its code. Neither holds an address, a token or a run.
 *
 * @throws MeantimeError `log-format-unknown`
 */
export function serverLog(format: string, output: Output, now: () => number): ServerLog {
  if (format === 'text') return { log: withoutRepeats(logTo(output), now) };
  if (format !== 'json') throw logFormatUnknown(format);
  const write = (line: Record<string, unknown>) => {
    output.write(`${JSON.stringify({ at: new Date(now()).toISOString(), ...line })}\n`);
  };
  return {
    log: withoutRepeats((message, error) => {
      const level = error === undefined ? 'info' : 'error';
      write({ level, message, ...describe(error) });
    }, now),
    onAnswer: ({ endpoint, method, status, code }) => {
      if (status >= 400)
        write({ level: 'info', message: 'refused', endpoint, method, status, code });
    },
  };
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return error === undefined ? {} : { error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.message, ...code, ...(error.stack && { stack: error.stack }) };
}
