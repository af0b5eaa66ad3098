const noProxy = '127.0.0.1,localhost';

/** What tells npm, pnpm, yarn of both kinds, bun, deno and corepack of a registry on loopback. */
export function registryEnvironment(
  url: string,
  ownEnv: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const withoutSlash = url.replace(/\/$/, '');
  const direct = [ownEnv['no_proxy'] ?? ownEnv['NO_PROXY'], noProxy].filter(Boolean).join(',');
  return {
    npm_config_registry: url,
    NPM_CONFIG_REGISTRY: url,
    // It asks again itself.
    npm_config_fetch_retries: '0',
    YARN_REGISTRY: url,
    YARN_NPM_REGISTRY_SERVER: withoutSlash,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    BUN_CONFIG_REGISTRY: url,
    COREPACK_NPM_REGISTRY: withoutSlash,
    no_proxy: direct,
    NO_PROXY: direct,
  };
}
