import type { AstroIntegration } from 'astro';
import {
  docs,
  meantime,
  timing,
  type DocsOptions,
  type MeantimeOptions,
  type TimingOptions,
} from 'meantime';

const pages: DocsOptions = { title: 'Docs', content: 'pages', styles: ['./styles.css'] };
const measure: TimingOptions = {
  storage: 'local',
  quickstarts: { '/quickstart/': { goal: 'Hello, world!', budget: '5m' } },
};
const both: MeantimeOptions = { ...pages, ...measure };

export const integrations: AstroIntegration[] = [docs(pages), timing(measure), timing()];
export const list: AstroIntegration[] = meantime(both);

// @ts-expect-error a site has a title
docs({});
// @ts-expect-error there is no such option
meantime({ title: 'Docs', colour: 'red' });
// @ts-expect-error there is no such storage
timing({ storage: 'cookie' });
