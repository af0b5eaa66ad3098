import { prefetchLinks } from './prefetch-links.ts';

// Deferred: what a reader goes to is known once it is drawn.
const { ignored = '[]' } = (document.currentScript as HTMLScriptElement).dataset; // it is classic
prefetchLinks(JSON.parse(ignored) as string[]);
