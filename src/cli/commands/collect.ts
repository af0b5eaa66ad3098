import { trustedProxies } from '../../collector/caller-address.ts';
import { collectorPaths } from '../../collector/collector-paths.ts';
import { collector } from '../../collector/collector.ts';
import { watchManifestFile } from '../../collector/manifest-file.ts';
import { parseOrigin } from '../../collector/parse-origin.ts';
import { parseKeep } from '../../collector/parse-keep.ts';
import { forgetOldRuns } from '../../collector/forget-old-runs.ts';
import { parsePort } from '../../collector/parse-port.ts';
import { startServer } from '../../collector/serve.ts';
import { openStore } from '../../collector/open-store.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { logTo } from '../log-to.ts';
import { listOption, textOption } from '../read-option.ts';
import {
  databaseOption,
  hostOption,
  keepOption,
  manifestOption,
  portOption,
  trustedProxyOption,
} from '../shared-options.ts';
import { whenAborted } from '../when-aborted.ts';

/** `meantime collect`: the collector alone, for a site that something else serves. */
export const command: Command = {
  name: 'collect',
  summary: 'Collect beacons of a site that is served elsewhere',
  usage: 'collect [options]',
  options: {
    manifest: manifestOption,
    'allow-origin': {
      type: 'string',
      multiple: true,
      value: '<origin>',
      description: 'Origin whose pages may send beacons; may be repeated',
    },
    port: portOption('4322'),
    host: hostOption,
    'trusted-proxy': trustedProxyOption,
    database: databaseOption,
    keep: keepOption,
  },
  async run(world, input) {
    const { url, close } = await startCollector(world, input);
    world.stdout.write(`Beacons  ${url}\n`);
    await whenAborted(world.signal);
    await close();
    return 0;
  },
};

async function startCollector(world: World, input: CommandInput) {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const port = parsePort(valueOf('port'));
  const proxies = trustedProxies(listOption(input, 'trusted-proxy'));
  const allowedOrigins = listOption(input, 'allow-origin').map(parseOrigin);
  const readManifest = watchManifestFile(world.cwd, valueOf('manifest'));
  const keepMs = parseKeep(valueOf('keep'));
  const { cwd, now } = world;
  const log = logTo(world.stderr);
  const store = openStore({ cwd, database: valueOf('database'), log });
  try {
    const server = await startServer({
      fetch: collector({
        manifest: readManifest,
        store,
        allowedOrigins,
        now,
        log,
      }),
      port,
      proxies,
      host: valueOf('host'),
    });
    const stopForgetting =
      keepMs === undefined
        ? undefined
        : forgetOldRuns({ store, site: () => readManifest().site, keepMs, now, log });
    const close = async () => {
      await server.close();
      await stopForgetting?.();
      await store.close();
    };
    return { url: server.url + collectorPaths(readManifest()).runs, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
