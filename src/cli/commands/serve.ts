import { resolve } from 'node:path';
import { parsePort } from '../../collector/parse-port.ts';
import type { Command } from '../command.ts';
import { logTo } from '../log-to.ts';
import { textOption } from '../read-option.ts';
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
    port: {
      type: 'string',
      value: '<port>',
      default: '4321',
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
    const site = await serveSite({
      dir: resolve(world.cwd, textOption(input, 'dir', 'dist')),
      database: resolve(world.cwd, textOption(input, 'database', '.meantime/runs.db')),
      host: textOption(input, 'host', '127.0.0.1'),
      port: parsePort(textOption(input, 'port', '4321')),
      now: world.now,
      log: logTo(world.stderr),
    });
    world.stdout.write(`Site    ${site.url}\nReport  ${site.reportUrl}\n`);
    await whenAborted(world.signal);
    await site.close();
    return 0;
  },
};
