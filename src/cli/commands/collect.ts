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
import { accessOptions, readAccess } from '../read-access.ts';
import { serverLog } from '../server-log.ts';
import { readSettings, settingsOptions } from '../read-settings.ts';
import { flagOption, listOption, textOption } from '../read-option.ts';
import {
  databaseOption,
  hostOption,
  keepOption,
  logOption,
  manifestOption,
  portOption,
  trustedProxyOption,
} from '../shared-options.ts';
import { openWebhook } from '../open-webhook.ts';
import { ReportThread } from '../report-thread.ts';
import { readWebhook, tellWebhook, webhookOptions } from '../webhook-options.ts';
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
    log: logOption,
    ...accessOptions,
    ...webhookOptions,
    ...settingsOptions,
    keep: keepOption,
  },
  async run(world, given) {
    const { input, printed } = readSettings(world, given, command.options);
    if (flagOption(given, 'print-settings')) {
      world.stdout.write(printed);
      return 0;
    }
    const { url, webhook, close } = await startCollector(world, input);
    world.stdout.write(`Beacons  ${url}\n${tellWebhook(webhook)}`);
    await whenAborted(world.signal);
    await close();
    return 0;
  },
};

async function startCollector(world: World, input: CommandInput) {
  const valueOf = (name: string) => textOption(input, command.options, name);
  const port = parsePort(valueOf('port'));
  const allowedOrigins = listOption(input, 'allow-origin').map((text) =>
    parseOrigin(text, '--allow-origin'),
  );
  const readManifest = watchManifestFile(world.cwd, valueOf('manifest'));
  const database = valueOf('database');
  const { access, publicUrl } = readAccess(world, input, database);
  const webhook = readWebhook(world, input, database);
  const keepMs = parseKeep(valueOf('keep'));
  const { cwd, now } = world;
  const logging = serverLog(valueOf('log'), world.stderr, now);
  const { log } = logging;
  const store = openStore({ cwd, database, log });
  const reporter = webhook && new ReportThread({ cwd, database });
  const shared = { cwd, store, readManifest, publicUrl, now, log };
  try {
    const posting = webhook && reporter && openWebhook({ ...shared, webhook, reporter });
    const server = await startServer({
      fetch: collector({
        manifest: readManifest,
        store,
        allowedOrigins,
        now,
        access,
        ...(posting && { onNotes: posting.onNotes }),
        ...logging,
      }),
      port,
      trustedProxies: listOption(input, 'trusted-proxy'),
      host: valueOf('host'),
    });
    const stopForgetting =
      keepMs === undefined
        ? undefined
        : forgetOldRuns({ store, site: () => readManifest().site, keepMs, now, log });
    const close = async () => {
      await server.close();
      await stopForgetting?.();
      await reporter?.close();
      await posting?.close();
      await store.close();
    };
    return { url: server.url + collectorPaths(readManifest()).runs, webhook, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}
