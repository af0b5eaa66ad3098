import { parseKeep } from '../../collector/parse-keep.ts';
import { parsePort } from '../../collector/parse-port.ts';
import { ownFolder } from '../../protocol/own-folder.ts';
import type { Command } from '../command.ts';
import { serverLog } from '../server-log.ts';
import { readSettings, settingsOptions } from '../read-settings.ts';
import { flagOption, listOption, textOption } from '../read-option.ts';
import { accessOptions, readAccess } from '../read-access.ts';
import {
  databaseOption,
  hostOption,
  keepOption,
  logOption,
  portOption,
  trustedProxyOption,
} from '../shared-options.ts';
import { readWebhook, tellWebhook, webhookOptions } from '../webhook-options.ts';
import { serveSite } from '../serve-site.ts';
import { whenAborted } from '../when-aborted.ts';

/** `meantime serve`: the built site, its collector and its report, until it is stopped. */
export const command: Command = {
  name: 'serve',
  summary: 'Serve the built site with its collector and report',
  usage: 'serve [options]',
  options: {
    dir: {
      type: 'string',
      value: '<folder>',
      default: 'dist',
      description: 'Folder that the build wrote',
    },
    port: portOption('4321'),
    host: hostOption,
    'trusted-proxy': trustedProxyOption,
    database: databaseOption,
    keep: keepOption,
    log: logOption,
    ...accessOptions,
    ...webhookOptions,
    public: {
      type: 'boolean',
      description: 'Let everybody read aggregates (public.json) and a badge',
    },
    ...settingsOptions,
  },
  async run(world, given) {
    const { input, printed } = readSettings(world, given, command.options);
    if (flagOption(given, 'print-settings')) {
      world.stdout.write(printed);
      return 0;
    }
    const valueOf = (name: string) => textOption(input, command.options, name);
    const database = valueOf('database');
    const { access, publicUrl, tokenSource } = readAccess(world, input, database);
    const webhook = readWebhook(world, input, database);
    const site = await serveSite({
      cwd: world.cwd,
      dir: valueOf('dir'),
      database,
      access,
      isPublic: flagOption(input, 'public'),
      keepMs: parseKeep(valueOf('keep')),
      host: valueOf('host'),
      port: parsePort(valueOf('port')),
      trustedProxies: listOption(input, 'trusted-proxy'),
      ...{ webhook, publicUrl, now: world.now },
      ...serverLog(valueOf('log'), world.stderr, world.now),
    });
    const home = publicUrl === undefined ? site.url : publicUrl + site.base;
    world.stdout.write(
      `Site    ${home}\n` +
        `Report  ${home}${ownFolder}${access.newLink()}\n` +
        `        (opens once, within the hour; the token is in ${tokenSource})\n${tellWebhook(webhook)}`,
    );
    await whenAborted(world.signal);
    await site.close();
    return 0;
  },
};
