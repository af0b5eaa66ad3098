import { z } from 'astro/zod';

/** Where `meantime walk` writes its results unless told otherwise, relative to the project's root. */
export const walkFile = 'walk.json';

/** How long a newcomer waited for machines in each step, by its id, in ms; or why nobody knows. */
export type WalkedWaiting = ReadonlyMap<string, number> | { unknown: string };

/** The variant of a quickstart, in the revision that stands on the page. */
interface WalkedPage {
  quickstart: string;
  revision: string;
  variant: string;
}

const walkthrough = z.object({
  quickstart: z.string(),
  variant: z.string(),
  revision: z.string(),
  ok: z.boolean(),
  steps: z.array(z.object({ id: z.string(), machineMs: z.number().nonnegative() })),
});

const report = z.object({ v: z.literal(1), walkthroughs: z.array(walkthrough) });

const measure = '`npx meantime walk` on a build measures it';

/**
 * The waiting as the last walk measured it. A walk of another revision says nothing: the page asks
 * for something else since.
 *
 * @param content of `walk.json`; undefined where there is none
 */
export function walkedWaiting(content: string | undefined, page: WalkedPage): WalkedWaiting {
  if (content === undefined) return { unknown: `not known; ${measure}` };
  const { data } = report.safeParse(parseJson(content));
  if (!data) return { unknown: `not known, since ${walkFile} is no result of a walk; ${measure}` };
  const walks = data.walkthroughs.filter(
    ({ quickstart, variant }) => quickstart === page.quickstart && variant === page.variant,
  );
  const walk = walks.find(({ revision }) => revision === page.revision);
  if (!walk) {
    const why = walks.length > 0 ? 'the page has changed since the last walk' : 'not walked yet';
    return { unknown: `not known, ${why}; ${measure}` };
  }
  if (!walk.ok) return { unknown: 'not known, the last walk broke off' };
  return new Map(walk.steps.map(({ id, machineMs }) => [id, Math.round(machineMs)]));
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
