import { isSatteriProcessor } from '@astrojs/markdown-satteri';
import type { AstroConfig } from 'astro';
import type { HastPluginDefinition, HastPluginEntry } from 'satteri';
import { satteriHighlightPlugin } from '../../astro-internals.ts';
import { languageHighlighters, type ShikiConfig } from './language-highlighters.ts';

type MarkdownConfig = AstroConfig['markdown'];

interface ModuleHighlighting extends HastPluginDefinition {
  /** What the configuration said; as data, by which Astro sees that it is another. */
  wanted: MarkdownConfig['syntaxHighlight'];
}

const name = 'meantime:module-highlighting';

/**
 * For `hastPlugins`, before all others: highlights what Astro compiles itself, whose own
 * `syntaxHighlight` is then to be off. Astro has one highlighter for all languages, in which a
 * block of MDX is coloured by what was highlighted before it: by the order in which a bundler
 * happens to read its modules.
 *
 * @param markdown the options once all integrations had their say
 */
export function moduleHighlighting(
  wanted: MarkdownConfig['syntaxHighlight'],
  markdown: () => MarkdownConfig,
): HastPluginDefinition {
  let made: { highlighter: ReturnType<typeof highlighterOf> } | undefined;
  const plugin: ModuleHighlighting = {
    ...{ name, wanted },
    element: {
      filter: ['pre'],
      visit(node, context) {
        // Highlighted already: a plain page, or an integration that wants Astro to.
        if (node.properties['dataLanguage'] !== undefined) return undefined;
        made ??= { highlighter: highlighterOf(wanted, markdown()) };
        return made.highlighter?.visit(node, context);
      },
    },
  };
  return plugin;
}

/** The Markdown options with the highlighting that the site's configuration wants. */
export function wantedMarkdown(markdown: MarkdownConfig): MarkdownConfig {
  const { processor, syntaxHighlight } = markdown;
  if (syntaxHighlight !== false || !isSatteriProcessor(processor)) return markdown;
  const own = processor.options.hastPlugins.find(isModuleHighlighting);
  return own ? { ...markdown, syntaxHighlight: own.wanted } : markdown;
}

function isModuleHighlighting(plugin: HastPluginEntry): plugin is ModuleHighlighting {
  return typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === name;
}

function highlighterOf(wanted: MarkdownConfig['syntaxHighlight'], { shikiConfig }: MarkdownConfig) {
  if (!wanted) return undefined;
  const { type, excludeLangs } =
    typeof wanted === 'object' ? wanted : { type: wanted, excludeLangs: undefined };
  const own = shikiConfig as ShikiConfig; // Astro types the same with undefined allowed
  const { element } = satteriHighlightPlugin(languageHighlighters(type, own), excludeLangs);
  return element && 'visit' in element ? element : undefined;
}
