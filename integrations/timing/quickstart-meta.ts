import { escapeHtml } from '../../src/text/escape-html.ts';
import { markup, type QuickstartMeta } from '../../src/protocol/markup.ts';
import { withSlashes, type TimingSettings } from './options.ts';

/** Id of the quickstart at a path: the path without slashes at its ends, `index` for the root. */
export function quickstartId(path: string): string {
  return withSlashes(path).slice(1, -1) || 'index';
}

/** The meta elements for pages that do not bring their own, by encoded path with the base in front. */
export function quickstartMetaElements(
  quickstarts: TimingSettings['quickstarts'],
  { base, sourceOf }: { base: string; sourceOf: (path: string) => string | undefined },
): Record<string, string> {
  const elements = Object.entries(quickstarts).map(([path, { goal, budget, source }]) => {
    const file = source ?? sourceOf(path);
    const element = renderMeta({
      id: quickstartId(path),
      goal,
      ...(budget === undefined ? {} : { budgetMs: budget }),
      ...(file === undefined ? {} : { source: file }),
    });
    return [encodeURI(base + path.slice(1)), element];
  });
  return Object.fromEntries(elements) as Record<string, string>; // pairs of two strings
}

function renderMeta(meta: QuickstartMeta): string {
  const content = escapeHtml(JSON.stringify(meta));
  return `<meta name="${markup.quickstartMeta}" content="${content}">`;
}
