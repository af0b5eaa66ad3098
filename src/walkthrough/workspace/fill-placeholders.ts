import { placeholderUnfilled } from '../errors.ts';
import { placeholderVariable, replacePlaceholders } from '../../protocol/placeholders.ts';
import type { SourceLocation } from '../../protocol/errors.ts';

interface Filling {
  placeholders: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  step: string;
  location: SourceLocation;
}

/**
 * Values for what the reader must replace, by the placeholder as written.
 *
 * @throws MeantimeError `placeholder-unfilled`
 */
export function placeholderValues(filling: Filling): Map<string, string> {
  const { placeholders, env, step, location } = filling;
  return new Map(
    placeholders.map((placeholder) => {
      const variable = placeholderVariable(placeholder);
      const value = env[variable];
      if (!value) throw placeholderUnfilled.at({ location }, step, placeholder, variable);
      return [placeholder, value];
    }),
  );
}

export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): string {
  return replacePlaceholders(text, (placeholder) => values.get(placeholder));
}
