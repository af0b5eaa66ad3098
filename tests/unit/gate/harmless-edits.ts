type Edits = (readonly [from: string, to: string])[];

const intro = 'Hono is a small web framework that runs wherever JavaScript runs.\n\n';
const works = '## How it works\n\nA request is matched with a route, and the route answers it.\n\n';

/** Edits of the accepted page that ask its reader for the same. */
export const harmlessEdits: Record<string, Edits | ((page: string) => string)> = {
  'a renamed heading': [['## Install', '## Get the packages']],
  'all headings renamed': (page) => page.replace(/^## (.*)$/gm, '## Step: $1'),
  'a heading of a section that is only read': [['## How it works', '## Behind the scenes']],
  'a mended typo before the first action': [['framework', 'framewrok']],
  'a mended typo in a section that is only read': [['matched', 'mached']],
  'a mended typo in a command': [['npx hono login', 'npx hono loginn']],
  'a mended typo in a prompt': [['Remember it?', 'Remembr it?']],
  'a paragraph moved to the end of its step': [
    [intro, ''],
    ['Nothing else is installed.\n', `Nothing else is installed.\n\n${intro}`],
  ],
  'a paragraph moved before the first action': [
    ['Every route has a function, which returns a response.\n\n', ''],
    [intro, `${intro}Every route has a function, which returns a response.\n\n`],
  ],
  'paragraphs that change places': [
    [intro, ''],
    ['end of this page.\n\n', `end of this page.\n\n${intro}`],
  ],
  'a section moved': [
    [works, ''],
    ['## Sign in', `${works}## Sign in`],
  ],
  'a paragraph parted in two': [['registry, each', 'registry.\n\nEach']],
  'paragraphs joined': [['JavaScript runs.\n\nYou', 'JavaScript runs. You']],
  'reordered words': [
    [
      'Hono and the adapter for Node come from the registry',
      'From the registry come the adapter for Node and Hono',
    ],
  ],
  'a reworded sentence': [
    ['Hono is a small web framework', 'Hono is a tiny framework for the web'],
  ],
  'marks for emphasis and code': [['Hono and the adapter', '**Hono** and the `adapter`']],
  'a link': [['from the registry', 'from [the registry](https://www.npmjs.com/)']],
  'bash for sh': (page) => page.replaceAll('```sh', '```bash'),
  'fences of tildes': (page) => page.replaceAll('```', '~~~'),
  'longer fences': (page) => page.replaceAll('```', '````'),
  'lines broken elsewhere': (page) => page.replace(/^([A-Z].{20}\S*) /gm, '$1\n'),
  'line ends of another system': (page) => page.replaceAll('\n', '\r\n'),
  'empty lines': (page) => page.replaceAll('\n\n', '\n\n\n'),
  'a comment in a block': [['npm init -y\n', '# a package to begin with\nnpm init -y\n']],
  'a comment behind a command': [['npm init -y\n', 'npm init -y # a package\n']],
  'a command continued on another line': [['@4.1.0 @hono', '@4.1.0 \\\n  @hono']],
  'two commands on one line': [['npm init -y\nnpm', 'npm init -y && npm']],
  'spaces in a command': [['npm init -y', 'npm  init -y']],
  'a version that follows the releases': [['hono@4.1.0', 'hono@4.2.13']],
  'another port': (page) => page.replaceAll('3000', '4000'),
  'another name of a placeholder': [['YOUR_API_KEY', 'YOUR_HONO_KEY']],
  'a comment in the file': [['const app', '// the routes\nconst app']],
  'an output in other words': [['Press Ctrl+C to stop.', 'Stop it with Ctrl+C.']],
  'an output that says more': [['to stop.\n', 'to stop.\nReady.\n']],
  'a paragraph behind the first action': [
    ['Nothing else is installed.', 'Nothing else is installed.\n\nThat was all.'],
  ],
  'another title and description': [
    ['title: Quickstart', 'title: Get started\ndescription: A server in a few steps.'],
  ],
  'needs in another order': [
    ['    - node 22\n', ''],
    ['1m"\n', '1m"\n    - node 22\n'],
  ],
  'text that is not shown': [[intro, `{/* Keep this short. */}\n\n${intro}`]],
};
