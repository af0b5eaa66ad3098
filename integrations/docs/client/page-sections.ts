import type { FoundText } from './pagefind.ts';

/** A part of a page under its own heading; the first, without one, is what the page begins with. */
export interface PageSection {
  title: string;
  url: string;
  /** Its words, each as it was written, the heading's among them. */
  words: readonly string[];
  /** Which of them were found. */
  found: readonly Match[];
}

export interface Match {
  /** Among the section's words. */
  at: number;
  /** How much it says, as Pagefind has it. */
  score: number;
}

/** A page in the order of its headings. */
export function pageSections(page: FoundText): PageSection[] {
  const words = page.content.split(/\s+/);
  const headings = page.anchors
    .filter(({ element, text }) => /^h[2-6]$/i.test(element) && text.trim() !== '')
    .sort((a, b) => a.location - b.location);
  const starts = [0, ...headings.map(({ location }) => location)];
  return starts.map((from, number) => {
    const heading = headings[number - 1];
    const to = starts[number + 1] ?? words.length;
    const found = page.weighted_locations
      .filter(({ location }) => location >= from && location < to)
      .map(({ location, balanced_score: score }) => ({ at: location - from, score }));
    return {
      title: heading?.text.trim() ?? page.meta.title ?? page.url,
      url: heading ? `${page.url}#${encodeURIComponent(heading.id)}` : page.url,
      words: words.slice(from, to),
      found,
    };
  });
}
