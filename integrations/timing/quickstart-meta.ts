import type { QuickstartMeta } from '../../src/protocol/markup.ts';
import type { TimingSettings } from './options.ts';
import { quickstartId } from './quickstart-id.ts';

/** What pages say of their quickstarts by the options, by encoded path with the base in front. */
export function declaredMetas(
  quickstarts: TimingSettings['quickstarts'],
  { base, sourceOf }: { base: string; sourceOf: (path: string) => string | undefined },
): Record<string, QuickstartMeta> {
  const metas = Object.entries(quickstarts).map(
    ([path, { goal, budget, steps, needs, source }]) => {
      const file = source ?? sourceOf(path);
      const meta: QuickstartMeta = {
        id: quickstartId(path),
        goal,
        ...(budget === undefined ? {} : { budgetMs: budget }),
        ...(steps === undefined ? {} : { steps }),
        ...(needs === undefined ? {} : { needs }),
        ...(file === undefined ? {} : { source: file }),
      };
      return [encodeURI(base + path.slice(1)), meta];
    },
  );
  return Object.fromEntries(metas) as Record<string, QuickstartMeta>; // pairs of a string and a meta
}
