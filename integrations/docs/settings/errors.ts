import { defineError } from '../../../src/protocol/errors.ts';

export const optionsInvalid = defineError({
  code: 'docs-options-invalid',
  title: 'The options of docs() are wrong.',
  message: (issues: string[]) => `docs() cannot work with these options:\n${list(issues)}`,
  hint: "Correct them in astro.config.mjs. The least that works: docs({ title: 'My docs' })",
});

interface Unknown {
  written: string;
  kind: 'page' | 'folder' | 'icon';
  /** What was probably meant. */
  meant: string | undefined;
}

export const sidebarUnknown = defineError({
  code: 'sidebar-unknown',
  title: 'The sidebar names what does not exist.',
  message: ({ written, kind }: Unknown) =>
    `The option sidebar of docs() names the ${kind} "${written}", but there is no such ${kind}.`,
  hint: ({ kind, meant }: Unknown) =>
    meant === undefined
      ? kind === 'icon'
        ? 'The names are those of lucide.dev/icons.'
        : `Write the ${kind} by its path below the folder of the pages, without an ending.`
      : `Did you mean "${meant}"?`,
});

export const sidebarTwice = defineError({
  code: 'sidebar-twice',
  title: 'A page stands in two topics.',
  message: ({ page, topics }: { page: string; topics: readonly string[] }) =>
    `The option sidebar of docs() lists the page "${page}" in the topics ${topics.map((one) => `"${one}"`).join(' and ')}. It shows the sidebar of the first.`,
  hint: 'List it in one of them, and link it from a page of the other.',
});

export const contentConfigMissing = defineError({
  code: 'content-config-missing',
  title: 'The pages are not declared as a collection.',
  message: (folder: string) =>
    `docs() builds the pages in ${folder}/, but src/content.config.ts, in which Astro looks for collections, is missing.`,
  hint: "Create src/content.config.ts with these two lines:\n\nimport { docs } from 'meantime/content';\nexport const collections = { docs: docs() };",
});

export const docsIntegrationMissing = defineError({
  code: 'docs-integration-missing',
  title: 'The collection has no docs() integration.',
  message: () =>
    'src/content.config.ts uses docs() of meantime/content, but the integration that builds its pages is not in the Astro configuration.',
  hint: "Add it in astro.config.mjs: integrations: [meantime({ title: 'My docs' })]",
});

export const processorUnsupported = defineError({
  code: 'markdown-processor-unsupported',
  title: 'The Markdown processor is not the one that docs() works with.',
  message: (name: string) =>
    `markdown.processor is "${name}", but the asides and links of docs() are plugins of Sätteri, the processor that Astro uses by default.`,
  hint: 'Remove markdown.processor from astro.config.mjs, or use satteri() of @astrojs/markdown-satteri.',
});

export const addressesUnsupported = defineError({
  code: 'addresses-unsupported',
  title: 'The addresses of pages must end in a slash.',
  message: (setting: string) =>
    `docs() links its pages by addresses such as /guide/, which ${setting} in astro.config.mjs does not build.`,
  hint: "Remove that setting, or use trailingSlash: 'always' and build: { format: 'directory' }.",
});

type Missing = [names: readonly string[], line: string];

export const mathMissing = defineError<Missing>({
  code: 'math-missing',
  title: 'What draws math is not installed.',
  message: () =>
    'The option math of docs() draws formulas by KaTeX, which this project does not have.',
  hint: runLine,
});

export const socialImagesMissing = defineError<Missing>({
  code: 'social-images-missing',
  title: 'What draws the images of pages is not installed.',
  message: (names) =>
    `The option socialImages of docs() draws them by Takumi in fonts of Fontsource, and this project has not installed: ${names.join(', ')}.`,
  hint: runLine,
});

export const socialImagesNowhere = defineError({
  code: 'social-images-nowhere',
  title: 'The images of pages have no address.',
  message: () =>
    'The option socialImages of docs() needs to know where the site will be: images are named by their full address, or nobody shows them.',
  hint: "Say so in astro.config.mjs: site: 'https://docs.example.com'",
});

export const diagramsMissing = defineError<Missing>({
  code: 'diagrams-missing',
  title: 'What draws diagrams is not installed.',
  message: (missing) =>
    `The option diagrams of docs() has Mermaid draw in a browser when the site is built, and this project has not installed: ${missing.join(', ')}.`,
  hint: runLine,
});

export const twoslashMissing = defineError<Missing>({
  code: 'twoslash-missing',
  title: 'What checks samples of code is not installed.',
  message: (missing) =>
    `The option twoslash of docs() checks samples by the TypeScript compiler when the site is built, and this project has not installed: ${missing.join(', ')}.`,
  hint: runLine,
});

export const searchIndexFailed = defineError({
  code: 'search-index-failed',
  title: 'The search index could not be written.',
  message: (reasons: string[]) => `Pagefind stopped:\n${list(reasons)}`,
  hint: 'Build again; if it stays, run: npx pagefind --site dist --verbose',
});

function runLine(...[, line]: Missing): string {
  return `Run: ${line}`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n');
}
