import {
  lintVariable,
  type ExternalPlace,
  type LintMessage,
  type LintReport,
} from '../../../src/problems/lint-message.ts';

/** How `meantime lint` is told what there is to tell. */
export interface LintChannel {
  progress: (done: number, total: number) => void;
  /** What the pages link of other sites, which a build does not follow. */
  external: (links: ExternalPlace[]) => void;
  /** Ends the process once the report has arrived: what a build would do next is not asked for. */
  report: (report: LintReport) => Promise<never>;
}

/** Undefined where nobody asked. */
export function lintChannel(): LintChannel | undefined {
  if (!isLint()) return undefined;
  const send = (message: LintMessage, whenSent?: () => void): void => {
    process.send?.(message, undefined, undefined, whenSent);
  };
  return {
    progress: (done, total) => {
      send({ kind: 'progress', done, total });
    },
    external: (links) => {
      send({ kind: 'external', links });
    },
    report: (report) =>
      new Promise<never>(() => {
        send({ kind: 'report', ...report }, () => process.exit(0));
      }),
  };
}

/** True where `meantime lint` has begun the build to hear of its problems. */
export function isLint(): boolean {
  return process.env[lintVariable] === '1' && process.send !== undefined;
}
