/** Something that a site switches on, as each page of the bench uses it. */
export interface OptIn {
  /** As in the table and in `--only`. */
  name: string;
  /** What docs() is given, as code. */
  options: string;
  /** What each page has more, for the page of this number. */
  text?: (index: number) => string;
  /** Packages that it takes. */
  packages: readonly string[];
  /** The site is a Git repository in which each page has a commit of its own. */
  isRepository?: boolean;
}

const fence = (info: string, code: string): string => `\`\`\`${info}\n${code}\n\`\`\``;

/** What costs time only where it is wanted; `assistants` is on unless a site switches it off. */
export const optIns: readonly OptIn[] = [
  { name: 'pages for assistants off', options: 'assistants: false', packages: [] },
  {
    name: 'dates and contributors from Git',
    options: 'lastUpdated: true, contributors: true',
    packages: [],
    isRepository: true,
  },
  {
    name: 'one formula a page',
    options: 'math: true',
    text: (index) => `The sum is $s_{${index}} = \\sum_{i=1}^{${index}} x_i^2$.`,
    packages: ['katex'],
  },
  {
    name: 'one diagram a page',
    options: 'diagrams: true',
    text: (index) =>
      fence('mermaid', `flowchart LR\n  a[Page ${index}] --> b{Done?}\n  b --> c[Yes]`),
    packages: ['mermaid', 'playwright'],
  },
  {
    name: 'one typed sample a page',
    options: 'twoslash: true',
    text: (index) =>
      fence(
        'ts twoslash',
        `const pages = [${index}, ${index + 1}];\nconst sum = pages.map((one) => one * 2);\n//    ^?`,
      ),
    packages: ['twoslash'],
  },
  {
    name: 'an image for shares a page',
    options: 'socialImages: true',
    packages: ['@takumi-rs/core', '@fontsource/noto-sans'],
  },
];
