import { fileURLToPath } from 'node:url';
import type { HookParameters } from 'astro';
import { packageFile } from '../../package-file.ts';
import { importName } from '../../path-below.ts';
import type { DocsSettings } from '../settings/options.ts';
import { ownUpdates } from './own-updates.ts';

type DevelopmentSetup = Pick<
  HookParameters<'astro:config:setup'>,
  'config' | 'updateConfig' | 'injectScript'
>;

/** What `astro dev` has beside the site: edits are shown in the open pages. */
export function setUpDevelopment(
  { config, updateConfig, injectScript }: DevelopmentSetup,
  { content }: Pick<DocsSettings, 'content'>,
): void {
  const client = packageFile('integrations/docs/development/client/show-edits.ts');
  injectScript('page', `import ${JSON.stringify(importName(client))};`);
  const folder = fileURLToPath(new URL(content, config.root));
  updateConfig({ vite: { plugins: [ownUpdates(folder)] } });
}
