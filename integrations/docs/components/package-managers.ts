import { defineComponent, element, text } from './define-component.ts';
import { packageCommands } from './package-commands.ts';

/** Name of the choice that its tabs share with others, unless the page gives another. */
export const packageManagerChoice = 'package-manager';

/**
 * One command of npm, as each package manager spells it, in tabs. In a page markdown/package-tabs.ts
 * puts Tabs with blocks of code in its place; this is its form elsewhere.
 */
export const packageManagers = defineComponent({
  name: 'PackageManagers',
  holds: 'nothing',
  properties: {
    command: { kind: 'npm-command', isRequired: true },
    syncKey: { kind: 'text' },
    // What npx runs is a dependency of the reader's project.
    local: { kind: 'flag' },
  },
  html: ({ command, local = false }) =>
    element(
      'div',
      {},
      packageCommands(command, local).map(({ command: line }) =>
        element('pre', {}, [element('code', {}, [text(line)])]),
      ),
    ),
  markdown: ({ command, local = false }) =>
    packageCommands(command, local)
      .map(({ manager, command: line }) => `**${manager}**\n\n\`\`\`sh\n${line}\n\`\`\``)
      .join('\n\n'),
});
