import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Configured {
  env: Readonly<Record<string, string | undefined>>;
  /** Folders whose `.npmrc` npm reads, the nearest first. */
  folders: readonly string[];
}

interface Registry {
  tools: RegExp;
  /** Variables that name another, as tools read them. */
  variables: readonly string[];
  usual: string;
}

const npm: Registry = {
  tools: /(?:^|[\s;&|(])(?:npm|npx|pnpm|pnpx|yarn|bun|bunx)\b/,
  variables: ['npm_config_registry', 'NPM_CONFIG_REGISTRY', 'YARN_NPM_REGISTRY_SERVER'],
  usual: 'https://registry.npmjs.org/',
};

const registries: readonly Registry[] = [
  npm,
  {
    tools: /(?:^|[\s;&|(])(?:pip3?|pipx|uvx?|poetry)\b/,
    variables: ['PIP_INDEX_URL', 'UV_INDEX_URL'],
    usual: 'https://pypi.org/simple/',
  },
  { tools: /(?:^|[\s;&|(])cargo\b/, variables: [], usual: 'https://index.crates.io/config.json' },
  {
    tools: /(?:^|[\s;&|(])go (?:get|install|run|build|mod)\b/,
    variables: ['GOPROXY'],
    usual: 'https://proxy.golang.org/',
  },
  { tools: /(?:^|[\s;&|(])(?:gem|bundle)\b/, variables: [], usual: 'https://rubygems.org/' },
  { tools: /(?:^|[\s;&|(])docker\b/, variables: [], usual: 'https://registry-1.docker.io/v2/' },
];

/** The address of the registry that the commands ask, as the newcomer's machine has it configured. */
export function registryOf(command: string, configured: Configured): string | undefined {
  const registry = registries.find(({ tools }) => tools.test(command));
  return registry && (configuredFor(registry, configured) ?? registry.usual);
}

/** The addresses of the registries that are configured, rather than the usual ones. */
export function configuredRegistries(configured: Configured): string[] {
  return registries.flatMap((registry) => configuredFor(registry, configured) ?? []);
}

function configuredFor(registry: Registry, { env, folders }: Configured): string | undefined {
  const named = registry.variables.map((name) => env[name]).find(isUrl);
  if (named !== undefined || registry !== npm) return named;
  return folders.map(registryInNpmrc).find(isUrl);
}

function registryInNpmrc(folder: string): string | undefined {
  try {
    const text = readFileSync(join(folder, '.npmrc'), 'utf8');
    return /^\s*registry\s*=\s*(\S+)/m.exec(text)?.[1];
  } catch {
    // There is none.
    return undefined;
  }
}

function isUrl(text: string | undefined): text is string {
  return text !== undefined && /^https?:/.test(text) && URL.canParse(text);
}
