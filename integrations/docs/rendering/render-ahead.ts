import type { AstroPrerenderer } from 'astro';
import type { PathWithRoute } from '../../astro-internals.ts';
import { addressOf } from './render-to-check.ts';
import type { Render } from './watched-render.ts';

type Rendering = Awaited<ReturnType<AstroPrerenderer['render']>>;

/** What was rendered before anything is written, by what is asked for. */
export class RenderedAhead {
  readonly #known = new Map<string, Rendering>();

  /** @param site base and origin of what is asked for */
  async render(
    paths: readonly PathWithRoute[],
    render: Render,
    { base, origin, concurrency }: { base: string; origin: string; concurrency: number },
  ): Promise<void> {
    const left = paths.values();
    const work = async (): Promise<void> => {
      for (const { pathname, route } of left) {
        const request = new Request(new URL(addressOf(pathname, route, base), origin));
        const result = await render(request, { routeData: route });
        this.#known.set(keyOf(request, route), await whole(result));
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, concurrency) }, work));
  }

  /** What is asked for, once; undefined where it was not rendered. */
  take(request: Request, { routeData }: Parameters<Render>[1]): Rendering | undefined {
    const key = keyOf(request, routeData);
    const known = this.#known.get(key);
    this.#known.delete(key);
    return known;
  }
}

function keyOf({ url }: Request, { component }: { component: string }): string {
  return `${component} ${url}`;
}

/** With its body in memory: nobody reads it before all others are rendered. */
async function whole(result: Rendering): Promise<Rendering> {
  const response = result instanceof Response ? result : result.response;
  if (!response.body) return result;
  const copy = new Response(await response.arrayBuffer(), response);
  return result instanceof Response ? copy : { ...result, response: copy };
}
