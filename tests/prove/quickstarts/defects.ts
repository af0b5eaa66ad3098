import type { Defect } from './defect.ts';

/** A step more, above the one whose heading is given. */
const stepAbove = (heading: string, commands: string): Defect['edits'] => {
  return [[heading, `## Before that\n\n\`\`\`sh\n${commands}\n\`\`\`\n\n${heading}`]];
};
const beforeMake = (commands: string) => stepAbove('## Build and run', commands);
const beforeTest = (commands: string) => stepAbove('## See it fail', commands);

/** Each by its name. Commands that fail for themselves need no network. */
export const defects: Readonly<Record<string, Defect>> = {
  // What is typed.
  'command-misspelt': {
    ...{ kind: 'a command misspelt', page: 'python', blames: 'pyhton3 -q' },
    edits: [['python3 -q', 'pyhton3 -q']],
  },
  'option-misspelt': {
    ...{ kind: 'an option misspelt', page: 'node-test', blames: 'node --test' },
    edits: [['--test-reporter=tap', '--test-reporter=tab']],
  },
  'option-unknown': {
    ...{ kind: 'an option that the program of the page lacks', page: 'commander' },
    ...{ blames: '--seperator=/', edits: [['--separator=/', '--seperator=/']] },
  },
  'syntax-error': {
    ...{
      kind: 'a line that the shell cannot parse',
      page: 'make',
      blames: 'npm install (left-pad)',
    },
    edits: beforeMake('npm install (left-pad)\necho more'),
  },
  'html-entity': {
    ...{ kind: 'an HTML entity in a command', page: 'make', blames: '&amp;&amp;' },
    edits: beforeMake('make &amp;&amp; ./hello'),
  },
  'quote-open': {
    ...{ kind: 'a quote that is not closed', page: 'make', blames: 'echo "done' },
    edits: beforeMake('echo "done'),
  },
  'smart-quotes': {
    ...{ kind: 'curly quotes', page: 'node-test', blames: 'node -e “console.log(1)”' },
    edits: beforeTest('node -e “console.log(1)”'),
  },
  'no-break-space': {
    ...{ kind: 'a no-break space', page: 'make', blames: './hello\u00a0again' },
    edits: beforeMake('./hello\u00a0again'),
  },
  'zero-width-space': {
    ...{ kind: 'a letter that cannot be seen', page: 'make', blames: 'ma\u200bke' },
    edits: beforeMake('ma\u200bke'),
  },
  'en-dash': {
    ...{ kind: 'a dash that is no hyphen', page: 'node-test', blames: 'node –version' },
    edits: beforeTest('node –version'),
  },
  'prompt-amid': {
    ...{ kind: 'a prompt copied with a command', page: 'make', blames: '$ ./hello twice' },
    edits: beforeMake('make\n$ ./hello twice'),
  },
  'history-sign': {
    ...{ kind: 'an exclamation mark that the shell expands', page: 'make', blames: 'hello!world' },
    edits: beforeMake('echo "hello!world"'),
  },
  'backslash-last': {
    ...{ kind: 'a backslash at the end', page: 'make', blames: 'make clean \\' },
    edits: beforeMake('make clean \\'),
  },
  'foreign-syntax': {
    ...{ kind: 'the syntax of another shell', page: 'make', blames: 'if test -f hello' },
    edits: beforeMake('if test -f hello\n  echo yes\nend'),
  },
  'dots-left': {
    ...{ kind: 'dots that stand for something', page: 'make', blames: 'make CFLAGS=-O2 ...' },
    edits: beforeMake('make CFLAGS=-O2 ...'),
  },
  'heredoc-indented': {
    ...{ kind: 'a here-document without an end', page: 'make', blames: "cat > hello.c <<'EOF'" },
    edits: [['}\nEOF', '}\n  EOF']],
  },

  // Parts that hide.
  'pipeline-part': {
    ...{ kind: 'a part of a pipeline that fails', page: 'make', blames: 'cat Makefil | head -3' },
    edits: beforeMake('cat Makefil | head -3'),
  },
  'list-part': {
    ...{ kind: 'a part of a line that fails', page: 'make', blames: 'cd build; ls' },
    edits: beforeMake('cd build; ls'),
  },
  'middle-of-block': {
    ...{ kind: 'a command within a block that fails', page: 'make', blames: 'cp hello.txt' },
    edits: beforeMake('make\ncp hello.txt copy.txt\nmake'),
  },
  'lines-swallowed': {
    ...{
      kind: 'a command that takes the lines below it',
      page: 'make',
      blames: 'node -e "process',
    },
    edits: beforeMake(
      'node -e "process.stdin.resume(); setTimeout(() => process.exit(0), 700)"\nmake clean',
    ),
  },
  'piped-script': {
    ...{ kind: 'a script from an address that is not there', page: 'fastify' },
    blames: 'curl -fsS http://localhost:3000/install.sh | sh',
    edits: [
      [
        'curl -s http://localhost:3000\n```',
        'curl -fsS http://localhost:3000/install.sh | sh\n```\n\n```sh\ncurl -s http://localhost:3000\n```',
      ],
    ],
  },
  'not-executable': {
    ...{ kind: 'a program without the right to run', page: 'make', blames: '$ ./hello' },
    edits: [['$ ./hello', '$ chmod a-x hello\n$ ./hello']],
  },
  'program-missing': {
    ...{ kind: 'a tool that newcomers do not have', page: 'make', blames: 'frobnicate' },
    edits: beforeMake('frobnicate Makefile'),
  },

  // Files.
  'file-name-differs': {
    ...{ kind: 'a file saved under another name', page: 'commander', blames: '$ node string-util' },
    edits: [['title="string-util.mjs"', 'title="string-utils.mjs"']],
  },
  'missing-cd': {
    ...{ kind: 'a folder that nobody went into', page: 'commander', blames: '$ node string-util' },
    edits: [['title="string-util.mjs"', 'title="my-tool/string-util.mjs"']],
  },
  'folder-misspelt': {
    ...{ kind: 'a folder misspelt', page: 'express', blames: 'cd my-app' },
    edits: [['cd myapp', 'cd my-app']],
  },
  'file-syntax': {
    ...{ kind: 'a file that its language cannot parse', page: 'make', blames: '$ make' },
    edits: [['  puts("hello, make");', '  puts("hello, make")']],
  },
  'import-missing': {
    ...{ kind: 'an import of a file that is not there', page: 'node-test', below: '## Mend it' },
    ...{ blames: 'node --test' },
    edits: [["from './double.mjs';", "from './doubel.mjs';"]],
  },
  'name-not-exported': {
    ...{ kind: 'a name that a package does not export', page: 'commander' },
    ...{
      blames: '$ node string-util',
      edits: [['import { Command }', 'import { Comand, Command }']],
    },
  },
  'module-kind': {
    ...{ kind: 'a module of the other kind', page: 'express', blames: 'sh background' },
    edits: [['npm install express', 'npm install express\nnpm pkg set type=module']],
  },
  'test-not-found': {
    ...{
      kind: 'a file whose name a tool does not look for',
      page: 'node-test',
      blames: 'node --test',
    },
    edits: [['title="double.test.mjs"', 'title="double-checks.mjs"']],
  },
  'recipe-spaces': {
    ...{ kind: 'spaces where a tab is needed', page: 'make', blames: '$ make' },
    edits: [['hello.c\\n\\tcc', 'hello.c\\n    cc']],
  },

  // Packages.
  'package-unknown': {
    ...{ kind: 'a package that the registry does not know', page: 'commander' },
    ...{
      blames: 'npm install commander',
      edits: [['npm install commander', 'npm install commander-quickstart-misspelt']],
    },
  },
  'version-unknown': {
    ...{ kind: 'a version that does not exist', page: 'commander' },
    ...{
      blames: 'npm install commander@999',
      edits: [['npm install commander', 'npm install commander@999']],
    },
  },
  'package-not-installed': {
    ...{ kind: 'an install line that is gone', page: 'commander', blames: '$ node string-util' },
    edits: [['npm install commander', 'npm init -y']],
  },
  'package-misnamed': {
    ...{ kind: 'a package misnamed in the code', page: 'express', blames: 'sh background' },
    edits: [["require('express')", "require('expres')"]],
  },
  'tool-not-installed': {
    ...{ kind: 'a global install that is gone', page: 'typescript', blames: 'tsc greeter.ts' },
    edits: [['npm install -g typescript', 'npm --version']],
  },
  'variant-package': {
    ...{ kind: 'a package misspelt in one tab', page: 'zod', variant: 'yarn' },
    ...{ blames: 'yarn add', edits: [['yarn add zod', 'yarn add zod-quickstart-misspelt']] },
  },
  'variant-command': {
    ...{ kind: 'a command misspelt in one tab', page: 'zod', variant: 'pnpm' },
    ...{ blames: 'pnpm instal', edits: [['pnpm add zod', 'pnpm instal zod']] },
  },

  // What is printed.
  'output-differs': {
    ...{ kind: 'an output that differs', page: 'sqlite', blames: 'txt output' },
    edits: [['goodbye|20', 'goodbye|21']],
  },
  'session-output-differs': {
    ...{
      kind: 'a recorded output that differs',
      page: 'make',
      blames: "make: 'hello' is up-to-date.",
    },
    edits: [["make: 'hello' is up to date.", "make: 'hello' is up-to-date."]],
  },
  'session-command-fails': {
    ...{ kind: 'a recorded command that fails', page: 'make', blames: '$ ./helo' },
    edits: [['$ ./hello', '$ ./helo']],
  },
  'letter-case': {
    ...{ kind: 'other capitals', page: 'commander', blames: 'txt output' },
    edits: [['(Did you mean join?)', '(Did you mean Join?)']],
  },
  'pattern-misses': {
    ...{ kind: 'a pattern that does not match', page: 'esbuild', blames: '/version' },
    edits: [['/\\d+\\.\\d+\\.\\d+/', '/version \\d+/']],
  },
  'text-missing': {
    ...{
      kind: 'a text that a tool does not find',
      page: 'tailwind',
      blames: "grep -o 'text-decoration",
    },
    edits: [['font-bold underline', 'font-bold']],
  },
  'result-differs': {
    ...{ kind: 'another result', page: 'fastify', blames: 'json output' },
    edits: [["({ hello: 'world' })", "({ hello: 'mars' })"]],
  },
  'regression-not-mended': {
    ...{ kind: 'a mend that mends nothing', page: 'node-test', below: '## Mend it' },
    ...{ blames: 'node --test' },
    edits: [['n * 2', 'n + 2']],
  },

  // What is meant to fail.
  'does-not-fail': {
    ...{ kind: 'a command that is meant to fail and does not', page: 'node-test' },
    ...{ blames: 'node --test', edits: [['n + 2', 'n * 2']] },
  },
  'fails-otherwise': {
    ...{ kind: 'another exit status', page: 'node-test', blames: 'node --test' },
    edits: [['sh fails=1', 'sh fails=2']],
  },
  'fails-unsaid': {
    ...{
      kind: 'a failure that the page does not name',
      page: 'typescript',
      blames: 'tsc greeter.ts',
    },
    edits: [['sh fails', 'sh']],
  },
  'order-reversed': {
    ...{
      kind: 'nothing to find where a failure is meant',
      page: 'prettier',
      blames: 'npx prettier . --check',
    },
    edits: [["echo 'const  a = {b:1}' > index.js", "echo 'const a = { b: 1 };' > index.js"]],
  },

  // What asks.
  'question-unsaid': {
    ...{ kind: 'a question that the page does not show', page: 'make', blames: 'npx cowsay' },
    edits: beforeMake('npx cowsay@1.6.0 hello'),
  },
  'questionnaire-unsaid': {
    ...{ kind: 'questions of a set-up that the page does not show', page: 'commander' },
    ...{
      blames: 'npm init',
      edits: [['npm install commander', 'npm init\nnpm install commander']],
    },
  },
  'prompt-differs': {
    ...{ kind: 'a prompt that differs', page: 'sqlite', blames: 'title="sqlite3> "' },
    edits: [['title="sqlite> "', 'title="sqlite3> "']],
  },
  'answer-too-many': {
    ...{ kind: 'an answer that nothing asks for', page: 'vite', blames: 'title="Use TypeScript?"' },
    edits: [
      [
        'Give the project a name:',
        '```txt answer title="Use TypeScript?"\nn\n```\n\nGive the project a name:',
      ],
    ],
  },
  'statement-misspelt': {
    ...{ kind: 'a statement misspelt', page: 'sqlite', blames: 'txt answer' },
    edits: [['create table', 'create tabel']],
  },
  'statement-open': {
    ...{ kind: 'a statement without its end', page: 'sqlite', below: 'select * from tbl1' },
    ...{ blames: 'txt answer' },
    edits: [['select * from tbl1;', 'select * from tbl1']],
  },
  'interpreter-not-left': {
    ...{ kind: 'an interpreter that nobody leaves', page: 'python', blames: 'python3 -q' },
    edits: [['```txt answer title=">>> "\nexit()\n```\n\n', '']],
  },
  'client-not-left': {
    ...{ kind: 'a client that nobody leaves', page: 'redis', below: '## Keep a value' },
    ...{ blames: 'redis-cli -p 6380' },
    edits: [['```txt answer title="127.0.0.1:6380> "\nexit\n```\n\n', '']],
  },
  'watch-not-left': {
    ...{ kind: 'a watch mode that nobody leaves', page: 'vitest', blames: 'npx vitest' },
    edits: [['```txt answer keys title="press q to quit"\nq\n```\n\n', '']],
  },
  pager: {
    ...{ kind: 'a pager', page: 'make', blames: 'less Makefile' },
    edits: beforeMake('less Makefile'),
  },
  password: {
    ...{ kind: 'a password', page: 'python', blames: 'getpass' },
    edits: [
      [
        '## Try it',
        '## Sign in\n\n```sh\npython3 -c "import getpass; getpass.getpass()"\n```\n\n## Try it',
      ],
    ],
  },
  'input-unsaid': {
    ...{ kind: 'a command that reads what is typed', page: 'make', blames: 'cat > notes.txt' },
    edits: beforeMake('cat > notes.txt'),
  },
  'never-ends': {
    ...{ kind: 'a program that does not end', page: 'commander', blames: '$ node string-util' },
    edits: [['program.parse();', 'program.parse();\nsetInterval(() => {}, 1e6);']],
  },

  // Servers.
  'server-in-front': {
    ...{ kind: 'a server that is not in the background', page: 'express', blames: 'node app.js' },
    edits: [['sh background ready="listening on port 3000"', 'sh']],
  },
  'server-crashes': {
    ...{ kind: 'a server that ends at once', page: 'express', blames: 'sh background' },
    edits: [['app.listen(port, () => {', 'app.lisen(port, () => {']],
  },
  'server-dies': {
    ...{ kind: 'a server that ends after it was ready', page: 'fastify', blames: 'sh background' },
    edits: [
      [
        'await fastify.listen({ port: 3000 });',
        'await fastify.listen({ port: 3000 });\nsetTimeout(() => process.exit(1), 1_200);',
      ],
      ['curl -s http', 'sleep 2\ncurl -s http'],
    ],
  },
  'ready-text-differs': {
    ...{ kind: 'a server that says something else', page: 'redis', blames: 'sh background' },
    edits: [['Ready to accept connections', 'Server is up']],
  },
  'ready-address-differs': {
    ...{ kind: 'a server at another port', page: 'koa', blames: 'sh background ready' },
    edits: [['app.listen(3000);', 'app.listen(3001);']],
  },
  'not-stopped': {
    ...{ kind: 'a server that is started twice', page: 'koa', below: 'Stop the server' },
    ...{ blames: 'sh background' },
    edits: [['sh stop background', 'sh background']],
  },
  'port-taken': {
    ...{ kind: 'a port that another server of the page has', page: 'fastify', below: 'Again' },
    ...{ blames: 'sh background' },
    edits: [
      [
        '## Ask it',
        'Again\n\n```sh background ready="Server listening at"\nnode server.mjs\n```\n\n## Ask it',
      ],
    ],
  },
  'client-port': {
    ...{ kind: 'a client at another port', page: 'redis', blames: 'redis-cli -p 6381 ping' },
    edits: [['redis-cli -p 6380 ping', 'redis-cli -p 6381 ping']],
  },
  'address-refused': {
    ...{ kind: 'an address where nothing listens', page: 'fastify', blames: 'curl -s http' },
    edits: [['curl -s http://localhost:3000', 'curl -s http://localhost:3009']],
  },
  'value-missing': {
    ...{ kind: 'a value under another name', page: 'redis', below: 'get mykeys' },
    ...{ blames: 'txt output' },
    edits: [['get mykey', 'get mykeys']],
  },

  // Pages.
  'page-differs': {
    ...{ kind: 'a page with another text', page: 'koa', blames: 'txt output' },
    edits: [["ctx.body = 'Hello Koa';", "ctx.body = 'Hello, Koa';"]],
  },
  'page-missing': {
    ...{ kind: 'a page that is not there', page: 'express', blames: 'txt output' },
    edits: [['output title="http://localhost:3000"', 'output title="http://localhost:3000/hello"']],
  },
  'page-at-rest': {
    ...{ kind: 'a page that stays empty', page: 'vite', blames: 'txt output' },
    edits: [['cd my-app\n', "cd my-app\necho '' > src/main.js\n"]],
  },
  'copy-hidden': {
    ...{ kind: 'a copy button that is hidden', page: 'make', below: '## Write the program' },
    ...{ blames: '```sh' },
    edits: [
      [
        '## Write the program',
        '<style>{`figure button { display: none !important }`}</style>\n\n## Write the program',
      ],
    ],
  },
  'block-hidden': {
    ...{ kind: 'a block that is hidden', page: 'python', blames: 'fibo.py' },
    edits: [
      ['```py title="fibo.py"', '<div style="display: none">\n\n```py title="fibo.py"'],
      ['    return result\n```', '    return result\n```\n\n</div>'],
    ],
  },

  // What the reader must bring.
  'placeholder-unset': {
    ...{ kind: 'a placeholder that nothing fills', page: 'jose', below: '## Set your secret' },
    ...{ blames: '```sh' },
    edits: [['<YOUR_JWT_SECRET>', '<YOUR_SIGNING_KEY>']],
  },
  'placeholder-in-words': {
    ...{ kind: 'a placeholder in words', page: 'jose', below: '## Set your secret' },
    ...{ blames: '```sh' },
    edits: [['<YOUR_JWT_SECRET>', '[YOUR KEY HERE]']],
  },
  'placeholder-in-braces': {
    ...{ kind: 'a placeholder in braces', page: 'jose', below: '## Set your secret' },
    ...{ blames: '```sh' },
    edits: [['<YOUR_JWT_SECRET>', '{{API_KEY}}']],
  },
  'not-exported': {
    ...{ kind: 'a variable that is not exported', page: 'jose', blames: 'node token.mjs' },
    edits: [['export JWT_SECRET', 'JWT_SECRET']],
  },
  'other-terminal': {
    ...{ kind: 'a variable of another terminal', page: 'koa', blames: 'test -n "$PORT"' },
    edits: [
      ['npm install koa\n```', 'npm install koa\nexport PORT=3000\n```'],
      ['## Change it', '```sh\ntest -n "$PORT"\n```\n\n## Change it'],
    ],
  },
  'entry-missing': {
    ...{ kind: 'a path that a tool does not find', page: 'rollup', blames: 'rollup src/man.js' },
    edits: [['rollup src/main.js', 'rollup src/man.js']],
  },
};
