import type { CommandInput, OptionDefinitions } from './command.ts';

/** An option's value, else its default; empty when it has neither. */
export function textOption(
  { options }: CommandInput,
  definitions: OptionDefinitions,
  name: string,
): string {
  const value = options[name] ?? definitions[name]?.default;
  return typeof value === 'string' ? value : '';
}

/** All values of an option that may be repeated. */
export function listOption({ options }: CommandInput, name: string): string[] {
  return [options[name] ?? []].flat().filter((value) => typeof value === 'string');
}

/** Whether a flag was given. */
export function flagOption({ options }: CommandInput, name: string): boolean {
  return options[name] === true;
}
