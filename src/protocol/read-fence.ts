import { fenceOf, type Fence } from './fence.ts';
import { blockRoles, markup } from './markup.ts';
import type { PageElement } from './page.ts';

/**
 * What a block's fence said: by what was written onto it, else, where no plugin of ours was at work,
 * by the language and the title that its page shows, with the same defaults.
 */
export function readFence(block: PageElement): Fence {
  const written = block.getAttribute(markup.role);
  if (written === null) return fenceOf(languageOf(block), titleOf(block));
  const title = block.getAttribute(markup.title);
  const ready = block.getAttribute(markup.ready);
  const fails = block.getAttribute(markup.fails);
  return {
    role: blockRoles.find((role) => role === written) ?? 'read',
    ...(title ? { title } : {}),
    background: block.hasAttribute(markup.background),
    norun: false,
    ...(ready ? { ready } : {}),
    ...(fails ? { fails } : {}),
    ...(block.hasAttribute(markup.stop) && { stop: true as const }),
    ...(block.hasAttribute(markup.keys) && { keys: true as const }),
  };
}

/** Empty where the page does not say. */
export function languageOf(block: PageElement): string {
  const classes = [block, block.querySelector('code')].map(
    (one) => one?.getAttribute('class') ?? '',
  );
  const [, language = ''] = /(?:^|\s)lang(?:uage)?-([\w+#-]+)/.exec(classes.join(' ')) ?? [];
  return block.getAttribute('data-language') ?? language;
}

/** Of a frame the title, which is not all that its caption may hold. */
function titleOf(block: PageElement): string {
  const caption = block.closest('figure')?.querySelector('figcaption');
  const title = caption?.querySelector('.title') ?? (caption?.matches('.header') ? null : caption);
  return (title?.textContent ?? '').trim();
}
