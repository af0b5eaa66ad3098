import type { AstroPrerenderer } from 'astro';
import type { BuiltRoute } from '../../astro-internals.ts';
import { pathBelow, type Render, type Watch } from './watched-render.ts';

export interface CheckedPaths extends Pick<Watch, 'base' | 'note'> {
  /**
   * True for what need not be rendered to be judged.
   *
   * @param file of the route that renders it, from the project's root
   */
  isJudged: (path: string, file: string) => boolean;
}

/** Renders what nothing else can judge, and keeps none of it. */
export async function renderToCheck(
  prerenderer: Pick<AstroPrerenderer, 'getStaticPaths'>,
  render: Render,
  {
    base,
    note,
    isJudged,
    origin = 'http://localhost',
  }: CheckedPaths & { origin?: string | undefined },
): Promise<void> {
  const pathOf = pathBelow(base);
  const paths = await prerenderer.getStaticPaths().catch((error: unknown) => {
    note(error, undefined);
    return [];
  });
  for (const { pathname, route } of paths) {
    const request = new Request(new URL(addressOf(pathname, route, base), origin));
    if (!isJudged(pathOf(request), route.component)) await render(request, { routeData: route });
  }
}

/** Path at which Astro asks for something: that of an endpoint is a file's. */
export function addressOf(pathname: string, { type }: BuiltRoute, base: string): string {
  const name = encodeURI(pathname.replace(/^\/+|\/+$/g, ''));
  return base + (type !== 'endpoint' && name !== '' ? `${name}/` : name);
}
