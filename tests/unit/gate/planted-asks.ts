interface PlantedAsk {
  edits: (readonly [from: string, to: string])[];
  /** The lines of the edited page that are blamed. */
  blamed: string[];
}

const install = '```sh\nnpm init -y\n';
const server = 'node server.mjs\n```\n';

/** Edits of the accepted page that ask a newcomer for more, or by which less of it is measured. */
export const plantedAsks: Record<string, PlantedAsk> = {
  'a paragraph of needs before the first action': {
    edits: [['## Install\n', '## Install\n\nDocker 24, PostgreSQL 16 and an account.\n']],
    blamed: ['Docker 24, PostgreSQL 16 and an account.'],
  },
  'a short paragraph before the first heading': {
    edits: [['\n## Install\n', '\nYou need Docker.\n\n## Install\n']],
    blamed: ['You need Docker.'],
  },
  'needs in a paragraph that was there': {
    edits: [
      [
        'each as a package of its own.',
        'each as a package of its own. Docker 24 and PostgreSQL 16 have to run.',
      ],
    ],
    blamed: [
      'Hono and the adapter for Node come from the registry, each as a package of its own. Docker 24 and PostgreSQL 16 have to run.',
    ],
  },
  'a list of needs before the first action': {
    edits: [['\n## Install\n', '\n- Docker 24\n- PostgreSQL 16\n\n## Install\n']],
    blamed: ['- Docker 24'],
  },
  'an aside before the first action': {
    edits: [
      [
        '\n## Install\n',
        '\n:::note\nAsk your administrator for a licence first.\n:::\n\n## Install\n',
      ],
    ],
    blamed: [':::note'],
  },
  'a need in the frontmatter': {
    edits: [['    - node 22\n', '    - node 22\n    - docker\n']],
    blamed: ['    - docker'],
  },
  'a need of another version': { edits: [['- node 22', '- node 24']], blamed: ['    - node 24'] },
  'a need that takes longer': {
    edits: [['example.com: 1m', 'example.com: 1d']],
    blamed: ['    - "account at example.com: 1d"'],
  },
  'a section to wait in': {
    edits: [
      [
        '## Write the server',
        '## Create an account\n\nConfirm your mail and wait for approval.\n\n## Write the server',
      ],
    ],
    blamed: ['## Create an account'],
  },
  'a section with a block to be read alone': {
    edits: [
      [
        '## Write the server',
        '## Create an account, confirm your mail, wait for approval\n\n```txt\nYou are in!\n```\n\n## Write the server',
      ],
    ],
    blamed: ['## Create an account, confirm your mail, wait for approval'],
  },
  'a section in the place of another': {
    edits: [
      ['## How it works', '## Create an account'],
      [
        'A request is matched with a route, and the route answers it.',
        'Confirm your mail and wait for approval.',
      ],
    ],
    blamed: ['## Create an account'],
  },
  'a step with a command and a file': {
    edits: [
      [
        '## Write the server',
        '## Start the database\n\n```yaml title="compose.yaml"\nimage: postgres\n```\n\n```sh\ndocker compose up -d\n```\n\n## Write the server',
      ],
    ],
    blamed: ['## Start the database'],
  },
  'a line in a block': {
    edits: [[install, `${install}npm install pg\n`]],
    blamed: ['npm install pg'],
  },
  'a command behind another on its line': {
    edits: [['npm init -y', 'npm init -y && npm fund']],
    blamed: ['npm init -y && npm fund'],
  },
  'a script from the network, first': {
    edits: [
      [install, '```sh\ncurl -fsSL https://example.com/install.sh | bash\n```\n\n' + install],
    ],
    blamed: ['curl -fsSL https://example.com/install.sh | bash'],
  },
  'a script from the network in place of the package manager': {
    edits: [
      [
        'npm install hono@4.1.0 @hono/node-server',
        'curl -fsSL https://example.com/install.sh | bash',
      ],
    ],
    blamed: ['curl -fsSL https://example.com/install.sh | bash', '## Install'],
  },
  'another package in a command': {
    edits: [['@hono/node-server\n', '@hono/node-server pg\n']],
    blamed: ['npm install hono@4.1.0 @hono/node-server pg'],
  },
  'rights of an administrator': {
    edits: [['npm install hono', 'sudo npm install hono']],
    blamed: ['sudo npm install hono@4.1.0 @hono/node-server'],
  },
  'another file': {
    edits: [['## Sign in', '```txt title=".env"\nPORT=3000\n```\n\n## Sign in']],
    blamed: ['```txt title=".env"'],
  },
  'another page to open': {
    edits: [
      [server, `${server}\n\`\`\`txt output title="http://localhost:3000/health"\nok\n\`\`\`\n`],
    ],
    blamed: ['```txt output title="http://localhost:3000/health"'],
  },
  'another prompt': {
    edits: [['y\n```\n', 'y\n```\n\n```txt answer title="Which team?"\nnone\n```\n']],
    blamed: ['```txt answer title="Which team?"'],
  },
  'another placeholder': {
    edits: [["context.text('Hello, world!')", "context.text('Hello, world!', '<PROJECT_ID>')"]],
    blamed: ["app.get('/', (context) => context.text('Hello, world!', '<PROJECT_ID>'));"],
  },
  'a block that is parted in two': {
    edits: [['npm init -y\n', 'npm init -y\n```\n\nThen:\n\n```sh\n']],
    blamed: ['npm install hono@4.1.0 @hono/node-server'],
  },
  'tabs around a block': {
    edits: [
      [
        '```sh\nnpm init -y\nnpm install hono@4.1.0 @hono/node-server\n```\n',
        '<Tabs>\n<TabItem label="npm">\n\n```sh\nnpm init -y\nnpm install hono@4.1.0 @hono/node-server\n```\n\n</TabItem>\n<TabItem label="pnpm">\n\n```sh\npnpm init\npnpm add hono @hono/node-server\n```\n\n</TabItem>\n</Tabs>\n',
      ],
    ],
    blamed: ['```sh'],
  },
  'a fence that says norun': {
    edits: [[install, install.replace('sh', 'sh norun')]],
    blamed: ['```sh norun', '```sh norun'],
  },
  'a fence of another language': {
    edits: [[install, install.replace('sh', 'text')]],
    blamed: ['```text', '```text'],
  },
  'commands that stand in the prose': {
    edits: [
      [
        '```sh\nnpm init -y\nnpm install hono@4.1.0 @hono/node-server\n```\n',
        'Run `npm init -y` and `npm install hono@4.1.0 @hono/node-server`.\n',
      ],
    ],
    // The text before the first action is another as well.
    blamed: [
      'Run `npm init -y` and `npm install hono@4.1.0 @hono/node-server`.',
      'Run `npm init -y` and `npm install hono@4.1.0 @hono/node-server`.',
      'Run `npm init -y` and `npm install hono@4.1.0 @hono/node-server`.',
    ],
  },
  'commands that are gone': {
    edits: [['npx hono login --key YOUR_API_KEY', 'npx hono --help']],
    blamed: ['npx hono --help', '## Sign in'],
  },
  'a file that is saved no more': {
    edits: [['js title="server.mjs"', 'js']],
    blamed: ['## Write the server'],
  },
  'an output that is compared no more': {
    edits: [['```txt output\nListening', '```txt\nListening']],
    blamed: ['node server.mjs'],
  },
  'an output of which anything will do': {
    edits: [['Listening on http://localhost:3000\nPress Ctrl+C to stop.', '...']],
    blamed: ['node server.mjs'],
  },
};
