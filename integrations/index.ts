export { docs, type DocsOptions } from './docs/index.ts';
