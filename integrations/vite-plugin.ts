import type { ViteUserConfig } from 'astro';

/** A plugin as Astro's own Vite takes it, which need not be the one a project has. */
export type VitePlugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;
