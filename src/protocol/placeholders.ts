/**
 * What marks a text that the reader must replace:
 * - `<YOUR_API_KEY>`, `<your-project-id>`, `<your email>`: angle brackets, first word "your";
 * - `<API_KEY>`: angle brackets around capitals of at least two parts;
 * - `{your-project-id}`, `{YOUR_TOKEN}`: braces, first word "your";
 * - `YOUR_API_KEY`: bare capitals, first word YOUR.
 *
 * Tags (`<div>`), type arguments (`Set<URL>`), variables (`$YOUR_TOKEN`, `${YOUR_TOKEN}`) and
 * ordinary words ("your-app") are none: what is taken for a placeholder stops the lab.
 */
const placeholderPattern =
  /(?<![\w$])<(?:your(?:[ _-][\w]+)+|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+)>|(?<!\$)\{your(?:[ _-][\w]+)+\}|(?<![\w${]|\$\{)YOUR(?:_[A-Z0-9]+)+(?!\w)/gi;

/** The placeholders in a text, as written, each once, in the order of their first appearance. */
export function findPlaceholders(text: string): string[] {
  const found = text.match(placeholderPattern) ?? [];
  return [...new Set(found.filter(isPlaceholder))];
}

/** The text with what each of its placeholders stands for; undefined leaves one as it is. */
export function replacePlaceholders(
  text: string,
  valueOf: (placeholder: string) => string | undefined,
): string {
  return text.replace(placeholderPattern, (found) =>
    isPlaceholder(found) ? (valueOf(found) ?? found) : found,
  );
}

// The pattern ignores case for the sake of "your"; capitals are asked for where they are the mark.
function isPlaceholder(text: string): boolean {
  const isNamedYours = /^[<{]your/i.test(text);
  return isNamedYours || text === text.toUpperCase();
}
