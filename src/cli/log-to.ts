import type { Output } from './command.ts';

/** Writes what went wrong while serving: one line for what a person can mend, the trace otherwise. */
export function logTo(output: Output): (message: string, error?: unknown) => void {
  return (message, error) => {
    output.write(error === undefined ? `${message}\n` : `${message}\n${describe(error)}\n`);
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'MeantimeError') return `  ${error.message}`;
  return error.stack ?? error.message;
}
