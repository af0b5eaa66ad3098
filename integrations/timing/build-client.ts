import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { astrosVite } from '../astro-internals.ts';
import { packageFile } from '../package-file.ts';
import type { VitePlugin } from '../vite-plugin.ts';
import type { ClientSettings } from './client-settings.ts';
import { clientModule, entries, type EntryName, type EntryUrls } from './client-module.ts';

/** The beacon client as browsers load it. */
export interface BuiltClient {
  /** Name and content of each script, beside one another in one folder. */
  scripts: Map<string, string>;
  /** What its plugins put below the site's base, by path. */
  assets: Map<string, string>;
  /** Names of the scripts that pages begin with. */
  names: Record<'followPage' | 'followQuickstart', string>;
}

/**
 * Makes each script of the client a file of its own, with all that it takes: what it shares with
 * others comes twice, but in one request and without the names by which modules share.
 *
 * @param plugins of the modules that the client imports by virtual names
 */
export async function buildClient(
  settings: ClientSettings,
  plugins: VitePlugin[],
): Promise<BuiltClient> {
  const client: BuiltClient = {
    ...{ scripts: new Map(), assets: new Map() },
    names: { followPage: '', followQuickstart: '' },
  };
  // In the order in which they load one another, the last first: a name tells the content.
  const deliver = await buildEntry('deliver', settings, {}, plugins, client);
  const readQuickstart = await buildEntry('readQuickstart', settings, {}, plugins, client);
  const showInterface = await buildEntry('showInterface', settings, {}, plugins, client);
  const loaded = { deliver, readQuickstart, showInterface };
  const followQuickstart = await buildEntry('followQuickstart', settings, loaded, plugins, client);
  const followPage = await buildEntry(
    'followPage',
    settings,
    { followQuickstart },
    plugins,
    client,
  );
  return { ...client, names: { followPage, followQuickstart } };
}

/** @returns the name of its script */
async function buildEntry(
  entry: EntryName,
  settings: ClientSettings,
  names: Partial<Record<EntryName, string>>,
  plugins: VitePlugin[],
  { scripts, assets }: BuiltClient,
): Promise<string> {
  const urls: EntryUrls = {};
  for (const [other, name] of Object.entries(names)) urls[other as EntryName] = `./${name}`; // of the same keys
  const { build } = await astrosVite();
  const built = await build({
    ...{ configFile: false, envDir: false, publicDir: false, logLevel: 'error' },
    root: fileURLToPath(packageFile('.')),
    plugins: [clientModule(() => settings, urls, false), ...plugins],
    build: {
      ...{ write: false, modulePreload: false, reportCompressedSize: false },
      rolldownOptions: {
        input: fileURLToPath(packageFile(entries[entry])),
        external: /^\.\/[a-z-]+\.[0-9a-f]{8}\.js$/,
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  let code = '';
  for (const output of outputs) {
    if (output.type === 'chunk') code += output.code;
    else assets.set(output.fileName, String(output.source));
  }
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  const [name = ''] = /[a-z-]+(?=\.ts$)/.exec(entries[entry]) ?? [];
  scripts.set(`${name}.${hash}.js`, code);
  return `${name}.${hash}.js`;
}
