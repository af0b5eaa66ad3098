import { parseArgs } from 'node:util';

export interface CollectorBenchOptions {
  /** How often each server is measured at full load. */
  rounds: number;
  /** How long each time. */
  seconds: number;
  /** Connections that are kept open, each with one batch under way. */
  connections: number;
  /** For how long half the load is sent while memory is read; 0 leaves it out. */
  minutes: number;
  /** Folder for processor profiles of the collector. */
  profile?: string;
  help: boolean;
}

export const usage = `node tests/bench/collector/run.ts [options]

  --rounds 5         times that each server is measured at full load
  --seconds 5        length of each
  --connections 100  connections, each with one batch under way
  --minutes 0        minutes of half load during which memory is read
  --profile DIR      write a processor profile of the collector there

Exit status 1: an aim does not hold.
`;

/** @throws Error that says what is wrong with the arguments */
export function readOptions(words: readonly string[]): CollectorBenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '100' },
      minutes: { type: 'string', default: '0' },
      profile: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { profile, help } = values;
  const numberOf = (name: 'rounds' | 'seconds' | 'connections' | 'minutes', least: number) => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number >= least) return number;
    throw new Error(`--${name} takes a whole number from ${least} on, not "${values[name]}".`);
  };
  return {
    rounds: numberOf('rounds', 1),
    seconds: numberOf('seconds', 1),
    connections: numberOf('connections', 1),
    minutes: numberOf('minutes', 0),
    ...(profile === undefined ? {} : { profile }),
    help,
  };
}
