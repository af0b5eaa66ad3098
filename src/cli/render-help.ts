import { renderTable } from '../text/render-table.ts';
import type { Command, OptionDefinitions } from './command.ts';
import { sharedOptions } from './parse-words.ts';

/** `meantime --help`. */
export function renderHelp(
  version: string,
  commands: readonly { name: string; summary: string }[],
): string {
  return `Meantime ${version}: docs that know how long hello world takes.

Usage: meantime <command> [options]

Commands:
${renderColumns(commands.map(({ name, summary }) => [name, summary]))}

Options:
${renderColumns([
  ['-h, --help', 'Show this help, or that of a command'],
  ['-v, --version', 'Show the version'],
])}

Astro writes and builds the site itself: astro dev, astro build.

Exit status: 0 holds, 1 slower, over budget or pages with problems,
2 the walkthrough broke, 3 the command or the project is not as it should be,
4 it could not be judged.
`;
}

/** `meantime <command> --help`. */
export function renderCommandHelp(command: Command): string {
  return `${command.summary}.

Usage: meantime ${command.usage}

Options:
${renderOptions({ ...command.options, ...sharedOptions })}
`;
}

function renderOptions(options: OptionDefinitions): string {
  return renderColumns(
    Object.entries(options).map(([name, option]) => {
      const short = option.short ? `-${option.short}, ` : '    ';
      const value = option.type === 'string' ? ` ${option.value ?? '<value>'}` : '';
      const fallback = typeof option.default === 'string' ? ` (default: ${option.default})` : '';
      return [`${short}--${name}${value}`, option.description + fallback];
    }),
  );
}

function renderColumns(rows: readonly (readonly [name: string, text: string])[]): string {
  return renderTable(rows)
    .map((line) => `  ${line}`)
    .join('\n');
}
