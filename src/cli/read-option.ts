import type { CommandInput } from './command.ts';

/** An option's value; the fallback when it was not given. */
export function textOption({ options }: CommandInput, name: string, fallback: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : fallback;
}

/** All values of an option that may be repeated. */
export function listOption({ options }: CommandInput, name: string): string[] {
  return [options[name] ?? []].flat().filter((value) => typeof value === 'string');
}

/** Whether a flag was given. */
export function flagOption({ options }: CommandInput, name: string): boolean {
  return options[name] === true;
}
