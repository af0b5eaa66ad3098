import { prefetchLinks } from './prefetch-links.ts';

// Deferred: what a reader goes to is known once it is drawn.
prefetchLinks();
