/// <reference types="astro/client" />

declare module 'virtual:meantime/docs' {
  /** The settings of docs(), as the theme reads them. */
  export const site: import('./settings-module.ts').SiteSettings;
}

// For the plain TypeScript compiler, which cannot look into these files.
declare module '*.astro' {
  const component: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default component;
}
