import { markdownToHtml, type MdastNode } from 'satteri';
import { satteriHeadingIdsPlugin } from '../../../astro-internals.ts';
import { rangeOf } from '../../parse/read-tag.ts';
import type { Range, WrittenPage } from '../../parse/written-page.ts';

/** Part of a file, or the names of all parts that it has. */
export type FilePart = Range | { known: string[] };

type TopHeading = Extract<MdastNode, { type: 'heading' }>;

const mark =
  /^[ \t]*(?:\{\/\*|<!--)[ \t]*#(end)?region(?:[ \t]+([\w.-]+))?[ \t]*(?:\*\/\}|-->)[ \t]*$/gm;

/**
 * A region of a file, between `{/* #region name *\/}` and `{/* #endregion *\/}`, or the section of
 * the heading with that id, up to the next that is no smaller.
 */
export function partOfFile(page: WrittenPage, name: string): FilePart {
  const regions = regionsOf(page);
  const region = regions.find((one) => one.name === name);
  if (region) return region;
  const headings = headingsOf(page);
  const index = headings.findIndex(({ id }) => id === name);
  const heading = headings[index]?.heading;
  if (!heading)
    return { known: [...regions.map((one) => one.name), ...headings.map((one) => one.id)] };
  const next = headings.slice(index + 1).find((one) => one.heading.depth <= heading.depth);
  const end = next ? rangeOf(next.heading).start : page.source.text.length;
  return { start: rangeOf(heading).start, end };
}

function regionsOf({ source: { text }, nodes }: WrittenPage): (Range & { name: string })[] {
  const codes = nodes.flatMap(({ node }) => (node.type === 'code' ? [rangeOf(node)] : []));
  const open: { name: string; start: number }[] = [];
  const found: (Range & { name: string })[] = [];
  for (const { 0: line, 1: isEnd, 2: name = '', index } of text.matchAll(mark)) {
    // What a block of code shows marks nothing.
    if (codes.some(({ start, end }) => start < index && index < end)) continue;
    if (isEnd === undefined) {
      open.push({ name, start: index + line.length });
      continue;
    }
    const opened = open.pop();
    if (opened) found.push({ ...opened, end: index });
  }
  return found;
}

/** Those that stand in nothing else, with the ids that they get on a page of their own. */
function headingsOf({ tree, source }: WrittenPage): { heading: TopHeading; id: string }[] {
  const children = 'children' in tree ? (tree.children as MdastNode[]) : []; // nodes of a tree
  const headings = children.filter((node): node is TopHeading => node.type === 'heading');
  const astro = {
    frontmatter: {},
    headings: [] as { slug: string; text: string; depth: number }[],
    localImagePaths: new Set<string>(),
    remoteImagePaths: new Set<string>(),
  };
  const lines = headings.map((heading) => {
    const { start, end } = rangeOf(heading);
    return source.text.slice(start, end);
  });
  // With plugins that wait for nothing it is done at once.
  void markdownToHtml(lines.join('\n\n'), {
    hastPlugins: [satteriHeadingIdsPlugin()],
    features: { headingAttributes: true },
    data: { astro },
  });
  return headings.flatMap((heading, index) => {
    const id = astro.headings[index]?.slug;
    return id === undefined ? [] : [{ heading, id }];
  });
}
