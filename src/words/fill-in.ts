/** The text with each `{name}` that is given replaced, values as they are. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** The names of a text's places, each once, in order. */
export function placesOf(text: string): string[] {
  const names = Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  return [...new Set(names)].sort();
}
