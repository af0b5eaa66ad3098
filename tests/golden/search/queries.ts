/** What a reader types, and where the answer is: the page, or the heading of it. */
interface GoldenQuery {
  query: string;
  /** What Enter opens. */
  first?: string;
  /** Among the first three pages, and shown of its headings where it is one. */
  amongThree?: string;
}

/** Over the own docs: they hold the ranking of the search. */
export const goldenQueries: readonly GoldenQuery[] = [
  // Titles and headings as they are.
  { query: 'Quickstart', first: '/quickstart/' },
  { query: 'configuration', first: '/reference/configuration/' },
  { query: 'requirements', first: '/reference/requirements/' },
  { query: 'Links and images', first: '/guides/links/' },
  { query: 'exit codes', first: '/guides/ci/#exit-codes' },
  { query: 'file tree', first: '/reference/components/#file-tree' },
  { query: 'Frontmatter', amongThree: '/reference/configuration/#frontmatter' },
  { query: 'the baseline', first: '/guides/ci/#the-baseline' },
  { query: 'behind a proxy', first: '/guides/deploying/#behind-a-proxy' },
  { query: 'from docusaurus', first: '/guides/migrating/#from-docusaurus' },
  { query: 'meantime walk', first: '/reference/cli/#meantime-walk' },
  { query: 'meantime lint', first: '/reference/cli/#meantime-lint' },
  { query: 'timing()', first: '/reference/configuration/#timing' },
  { query: 'ClickHouse', first: '/guides/collecting/#clickhouse' },
  { query: 'gitlab', first: '/guides/pull-requests/#gitlab' },
  { query: 'expected output', first: '/guides/authoring/#expected-output' },
  { query: 'The newcomer model', first: '/numbers/#the-newcomer-model' },
  // Flags.
  { query: '--public-url', amongThree: '/reference/cli/' },
  { query: '--field', first: '/reference/cli/#meantime-check-field' },
  { query: '--variant', amongThree: '/reference/cli/#meantime-walk' },
  { query: '--database', amongThree: '/reference/cli/' },
  { query: 'walk --with', amongThree: '/guides/ci/' },
  // Names in code, whole and in parts.
  { query: 'walkResults', amongThree: '/reference/configuration/#timing' },
  { query: 'obeyPrivacySignals', first: '/reference/configuration/#timing' },
  { query: 'privacy signals', amongThree: '/reference/configuration/' },
  { query: 'wasm-unsafe-eval', first: '/decisions/film-of-rows/' },
  { query: '_meantime/runs', amongThree: '/guides/collecting/' },
  { query: 'meantime/playwright', amongThree: '/guides/ci/' },
  { query: '@clickhouse/client', amongThree: '/guides/collecting/#clickhouse' },
  { query: 'webhook-signature', first: '/guides/webhooks/' },
  { query: 'notes.left', first: '/guides/webhooks/' },
  { query: 'astro.config.mjs', first: '/guides/by-hand/#configure-the-site' },
  { query: 'data-meantime-ignore', amongThree: '/reference/markup/' },
  { query: 'background ready=', amongThree: '/guides/authoring/#servers' },
  { query: 'quickstart.budget', amongThree: '/reference/configuration/#frontmatter' },
  // Errors and statuses.
  { query: 'exit 4', amongThree: '/guides/ci/#exit-codes' },
  { query: '503', first: '/guides/collecting/#running-it-for-years' },
  { query: '413', first: '/guides/collecting/' },
  // Half words, as they are typed.
  { query: 'config', first: '/reference/configuration/' },
  { query: 'webho', first: '/guides/webhooks/' },
  { query: 'migrat', first: '/guides/migrating/' },
  { query: 'authen', amongThree: '/guides/collecting/' },
  // Slips.
  { query: 'quikstart', first: '/quickstart/' },
  { query: 'confguration', first: '/reference/configuration/' },
  { query: 'migratng', first: '/guides/migrating/' },
  { query: 'webhoks', first: '/guides/webhooks/' },
  { query: 'clikchouse', first: '/guides/collecting/#clickhouse' },
  { query: 'frontmattr', amongThree: '/reference/configuration/#frontmatter' },
  { query: 'depolying', first: '/guides/deploying/' },
  // Questions.
  { query: 'how do I deploy', amongThree: '/guides/deploying/' },
  { query: 'what is a run', amongThree: '/numbers/#a-run' },
  { query: 'how to write tabs', amongThree: '/guides/authoring/#tabs' },
  { query: 'does it work on windows', amongThree: '/reference/requirements/' },
  { query: 'how long is data kept', amongThree: '/guides/collecting/' },
  { query: 'which node version do I need', amongThree: '/reference/requirements/' },
  { query: 'why is navigation an iframe', amongThree: '/decisions/navigation-is-one-page/' },
  { query: 'delete a reader’s data', amongThree: '/guides/collecting/' },
  // Other words for the same.
  { query: 'translation', amongThree: '/guides/languages/' },
  { query: 'i18n', amongThree: '/guides/languages/' },
  { query: 'docker', amongThree: '/guides/deploying/#in-a-container' },
  { query: 'admonitions', first: '/reference/components/' },
  { query: 'callout', first: '/reference/components/' },
  { query: 'nginx', amongThree: '/guides/deploying/#behind-a-proxy' },
  { query: 'GDPR', amongThree: '/guides/collecting/' },
  { query: 'starlight', amongThree: '/guides/migrating/#from-starlight' },
  { query: 'slack', amongThree: '/guides/webhooks/#in-a-chat' },
];
