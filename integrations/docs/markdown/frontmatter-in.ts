/**
 * The frontmatter of the page that a plugin works on. Astro hands it to the plugins, as does this
 * package's own compiler.
 *
 * @param data of the plugin's context
 */
export function frontmatterIn(data: unknown): Readonly<Record<string, unknown>> | undefined {
  const astro: unknown = isObject(data) && data['astro'];
  const frontmatter: unknown = isObject(astro) && astro['frontmatter'];
  return isObject(frontmatter) ? frontmatter : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
