export interface Instruction {
  /** In capitals: `RUN`. */
  name: string;
  rest: string;
}

/** The instructions of a Dockerfile, lines that go on taken together, comments left out. */
export function readDockerfile(text: string): Instruction[] {
  return text
    .replace(/\\\n/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name, rest] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      if (name === undefined || rest === undefined) throw new Error(`No instruction: ${line}`);
      return { name, rest };
    });
}

/** The rest of the one instruction of a name. */
export function onlyOne(instructions: readonly Instruction[], name: string): string {
  const [found, ...others] = instructions.filter((one) => one.name === name);
  if (!found || others.length > 0) throw new Error(`There is not one ${name}.`);
  return found.rest;
}

/** The words of an instruction that names a program in brackets. */
export function wordsOf(rest: string): [string, ...string[]] {
  const words: unknown = JSON.parse(rest);
  const isWords = Array.isArray(words) && words.every((word) => typeof word === 'string');
  const [program, ...others] = isWords ? words : [];
  if (program === undefined) throw new Error(`No program in brackets: ${rest}`);
  return [program, ...others];
}

/** The variables that `ENV` sets, without quotes and blanks in their values. */
export function variablesOf(instructions: readonly Instruction[]): Record<string, string> {
  const pairs = instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap(({ rest }) => rest.split(/\s+/))
    .map((pair): [string, string] => {
      const [, name, value] = /^(\w+)=([^\s"']+)$/.exec(pair) ?? [];
      if (name === undefined || value === undefined) throw new Error(`No variable: ${pair}`);
      return [name, value];
    });
  return Object.fromEntries(pairs);
}
