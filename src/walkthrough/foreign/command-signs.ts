/** Programs whose names begin most commands of quickstarts. */
const programs = new Set(
  (
    'npm npx pnpm pnpx yarn bun bunx deno node nvm corepack pip pip3 pipx uv uvx poetry conda python ' +
    'python3 py cargo rustup rustc go gem bundle bundler ruby rails composer php dotnet java mvn gradle ' +
    'docker docker-compose podman kubectl helm brew apt apt-get sudo dnf yum pacman winget choco scoop ' +
    'git gh curl wget cd mkdir touch echo export source cp mv rm ls cat chmod tar unzip make cmake ' +
    'hugo jekyll mkdocs sphinx-build sphinx-quickstart mdbook flask django-admin vite astro next nuxt ' +
    'terraform psql sqlite3 redis-cli mysql mongosh code open start'
  ).split(' '),
);

const prompt = /^\s*(?:[$%❯#] |\w+@[\w-]+[:~][^$#]*[$#] )/;
const ofWindows = /^\s*(?:PS(?: [A-Z]:[^>]*)?> |[A-Z]:\\[^>]*>|> )/;

export function withoutPrompt(line: string): string {
  return line.replace(prompt, '').trim();
}

/** The first word that is a program, without what sets a variable for it. */
function programOf(line: string): string {
  const words = line.replace(prompt, '').trim().split(/\s+/);
  return words.find((word) => !/^\w+=\S*$/.test(word) && word !== 'sudo') ?? '';
}

function isCommandLine(line: string): boolean {
  const program = programOf(line);
  return programs.has(program) || /^\.{1,2}\/[\w./-]+$/.test(program);
}

/** True for a text of which every line that begins something is a command by its first word. */
export function looksLikeCommands(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const begun = lines.filter((_, index) => !lines[index - 1]?.endsWith('\\'));
  return begun.length > 0 && begun.every((line) => isCommandLine(line));
}

/** True for one line that is a command by its first word, and has more than that word. */
export function looksLikeCommand(text: string): boolean {
  return /\S\s+\S/.test(text) && !text.includes('\n') && isCommandLine(text);
}

export function hasPrompts(text: string): boolean {
  return text.split('\n').some((line) => /^\s*[$❯] \S/.test(line));
}

/** Commands of a shell that Windows alone has. */
export function isOfWindows(language: string, text: string): boolean {
  const languages = [
    'powershell',
    'ps',
    'ps1',
    'pwsh',
    'cmd',
    'bat',
    'batch',
    'doscon',
    'winbatch',
  ];
  if (languages.includes(language.toLowerCase())) return true;
  if (/%[A-Za-z]+%/.test(text) && !/\$\w/.test(text)) return true;
  return text.split('\n').some((line) => ofWindows.test(line) && !line.startsWith('> '));
}

/** True for what no shell was ever given: a drawn menu, a usage, a line with a label. */
export function looksPrinted(text: string): boolean {
  const first =
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '';
  return /[◆◇│┌└●✔✓✗❯]/u.test(text) || /^(?:usage:|[A-Z][\w ]*:(?:\s|$))/.test(first);
}

/** A drawing of folders and files. */
export function isTree(text: string): boolean {
  return /^[\s│|]*[├└]/m.test(text) || /^\s*(?:\|--|`--|\+--)/m.test(text);
}

const runner = String.raw`(?:npm(?: run)?|pnpm(?: run)?|yarn(?: run)?|bun(?: run)?|deno task|npx|bunx|pnpm exec|pnpm dlx|yarn exec)`;
const script = String.raw`(?:[\w-]+:)?(?:dev|start|serve|preview|watch|storybook)(?::[\w-]+)?`;
const servers = [
  new RegExp(String.raw`^${runner} ${script}(?:\s|$)`),
  /^(?:(?:npx|bunx|pnpm|yarn) )?(?:vite|nodemon|live-server|http-server|serve)(?:\s+(?!build|preview|optimize)\S+)*$/,
  /\b(?:vite|vitepress|astro|next|nuxt|rspress|docusaurus|hugo|mkdocs|mdbook|jekyll|gatsby|wrangler|expo|ng|rails|webpack|remix|eleventy) (?:dev|serve|server|start|preview|s)\b/,
  /\b(?:flask\b.* run|php -S|http\.server|uvicorn|gunicorn|runserver|rackup|eleventy --serve|mkdocs serve|docker compose up(?!.* -d))\b/,
];

/** True for a command that runs on until it is stopped, by its name. */
export function isServer(command: string): boolean {
  const line = command.replace(prompt, '').trim();
  return servers.some((server) => server.test(line)) && !/&\s*$/.test(line);
}

/** Addresses of this machine that a text names, with a port. */
export function localAddresses(text: string): string[] {
  const found = text.match(
    /https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):\d{2,5}[^\s"'<>`)\]|]*/g,
  );
  return [...new Set((found ?? []).map((url) => url.replace(/[.,;:!?]+$/, '')))];
}
