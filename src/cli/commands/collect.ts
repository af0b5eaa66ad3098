import { resolve } from 'node:path';
import { collector } from '../../collector/collector.ts';
import { watchManifestFile } from '../../collector/manifest-file.ts';
import { parseOrigin } from '../../collector/parse-origin.ts';
import { parsePort } from '../../collector/parse-port.ts';
import { startServer } from '../../collector/serve.ts';
import { sqliteStore } from '../../collector/sqlite/sqlite-store.ts';
import { beaconsPath } from '../../protocol/beacon.ts';
import type { Command, CommandInput, World } from '../command.ts';
import { logTo } from '../log-to.ts';
import { listOption, textOption } from '../read-option.ts';
import { whenAborted } from '../when-aborted.ts';

/** `meantime collect`: the collector alone, for a site that something else serves. */
export const command: Command = {
  name: 'collect',
  summary: 'Collect beacons of a site that is served elsewhere',
  usage: 'collect [options]',
  options: {
    manifest: {
      type: 'string',
      value: '<file>',
      default: 'dist/_meantime/manifest.json',
      description: 'Manifest that the build wrote',
    },
    'allow-origin': {
      type: 'string',
      multiple: true,
      value: '<origin>',
      description: 'Origin whose pages may send beacons; may be repeated',
    },
    port: {
      type: 'string',
      value: '<port>',
      default: '4322',
      description: 'Port to listen on; 0 takes any free one',
    },
    host: {
      type: 'string',
      value: '<host>',
      default: '127.0.0.1',
      description: 'Address to listen on; 0.0.0.0 lets other machines in',
    },
    database: {
      type: 'string',
      value: '<file>',
      default: '.meantime/runs.db',
      description: 'Where runs are kept',
    },
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
  const port = parsePort(textOption(input, 'port', '4322'));
  const allowedOrigins = listOption(input, 'allow-origin').map(parseOrigin);
  const readManifest = watchManifestFile(
    resolve(world.cwd, textOption(input, 'manifest', 'dist/_meantime/manifest.json')),
  );
  const store = sqliteStore({
    path: resolve(world.cwd, textOption(input, 'database', '.meantime/runs.db')),
  });
  try {
    const server = await startServer({
      fetch: collector({
        manifest: readManifest,
        store,
        allowedOrigins,
        now: world.now,
        log: logTo(world.stderr),
      }),
      port,
      host: textOption(input, 'host', '127.0.0.1'),
    });
    const close = async () => {
      await server.close();
      await store.close();
    };
    return { url: server.url + readManifest().base + beaconsPath, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
