import { builtIns } from '../components/built-ins.ts';
import type { WrittenComponent } from './plain-page.ts';

interface Range {
  start: number;
  end: number;
}

/**
 * The page as Markdown that reads well as plain text: what its writer wrote, with each component in
 * its Markdown form.
 *
 * @param source the page, frontmatter blanked
 * @param dropped ranges that are no part of the text
 */
export function markdownTwin(
  source: string,
  components: readonly WrittenComponent[],
  dropped: readonly Range[],
): string {
  const parts = [
    ...components,
    ...dropped.map((range) => ({ ...range, name: undefined, inner: undefined, properties: {} })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);

  const write = ({ start, end }: Range): string => {
    let text = '';
    let at = start;
    for (const part of parts) {
      // Parts within one that was written are behind `at`.
      if (part.start < at || part.end > end) continue;
      if (part.start === start && part.end === end && part.inner) continue;
      text += source.slice(at, part.start) + form(part);
      at = part.end;
    }
    return text + source.slice(at, end);
  };
  const form = ({ name, properties, inner }: (typeof parts)[number]): string => {
    const component = name === undefined ? undefined : builtIns.get(name);
    // The page's tags were checked when it was read.
    const given = properties as Record<string, never>;
    return component?.markdown(given, inner ? dedent(write(inner)) : '') ?? '';
  };
  return `${write({ start: 0, end: source.length })
    .trim()
    .replace(/\n{3,}/g, '\n\n')}\n`;
}

/** Lines after the first stand as deep as their tag; the first starts where the text does. */
function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  const indents = rest.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return [first.trimStart(), ...rest.map((line) => line.slice(indent))].join('\n').trimEnd();
}
