import { trustedProxies } from '../../collector/caller-address.ts';
import { parseKeep } from '../../collector/parse-keep.ts';
import { parsePort } from '../../collector/parse-port.ts';
import type { Command } from '../command.ts';
import { logTo } from '../log-to.ts';
import { listOption, textOption } from '../read-option.ts';
import {
  databaseOption,
  hostOption,
  keepOption,
  portOption,
  trustedProxyOption,
} from '../shared-options.ts';
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
  },
  async run(world, input) {
    const valueOf = (name: string) => textOption(input, command.options, name);
    const site = await serveSite({
      cwd: world.cwd,
      dir: valueOf('dir'),
      database: valueOf('database'),
      keepMs: parseKeep(valueOf('keep')),
      host: valueOf('host'),
      port: parsePort(valueOf('port')),
      proxies: trustedProxies(listOption(input, 'trusted-proxy')),
      now: world.now,
      log: logTo(world.stderr),
    });
    world.stdout.write(`Site    ${site.url}\nReport  ${site.reportUrl}\n`);
    await whenAborted(world.signal);
    await site.close();
    return 0;
  },
};
