import { docs, frontmatterSchema, type Frontmatter } from 'meantime/content';

export const collections = { docs: docs() };

const frontmatter: Frontmatter = frontmatterSchema.parse({ title: 'Home' });
export const title: string = frontmatter.title;
export const goal: string | undefined = frontmatter.quickstart?.goal;

// @ts-expect-error a page has no such key
export const missing: unknown = frontmatter.titel;
