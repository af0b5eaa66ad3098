import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { isMeantimeError } from '../../../src/protocol/errors.ts';
import { packageFile } from '../../package-file.ts';
import { cacheFolder, type CacheFolder } from '../cache/cache-folder.ts';
import { ownCode } from '../cache/own-code.ts';
import type { DrawDiagrams, DrawnDiagram } from '../markdown/draw-diagram.ts';
import { ownFile } from '../settings/own-files.ts';
import { diagramPackages } from './diagram-packages.ts';
import { DrawingBrowser, type UndrawnInPage } from './drawing-browser.ts';
import { measuringFonts } from './measuring-fonts.ts';
import { sourceForParser, wordFault } from './mermaid-source.ts';

interface DrawingSite {
  root: URL;
  /** Stylesheets of the site's own, from its root. */
  styles: readonly string[];
  /** Where the cache is, asked for when something is drawn. */
  cacheDir: () => URL;
}

const kept = z.object({
  diagram: z.object({
    ...{ name: z.string(), width: z.number(), height: z.number() },
    ...{ title: z.string(), description: z.string(), labels: z.array(z.string()) },
  }),
  light: z.string(),
  dark: z.string(),
});

type Kept = z.output<typeof kept>;

/** The diagrams of a site: drawn once, and kept with what else was made of its pages. */
export class Diagrams implements DrawDiagrams {
  readonly stamp: string;
  readonly #site: DrawingSite;
  readonly #browser: DrawingBrowser;
  readonly #drawn = new Map<string, Promise<DrawnDiagram>>();
  readonly #faults = new Map<string, DrawnDiagram>();
  /** What could not be kept. */
  readonly #unkept = new Map<string, Kept>();
  #cache: CacheFolder | undefined;

  /** @throws MeantimeError `diagrams-missing` */
  constructor(site: DrawingSite) {
    const { root, styles } = site;
    const packages = diagramPackages(root);
    const own = styles.map((path) => readFileSync(ownFile(path, root), 'utf8'));
    const tokens = readFileSync(packageFile('integrations/docs/theme/styles/tokens.css'), 'utf8');
    const sheets = [`@layer meantime{${tokens}}`, ...own].join('\n');
    this.#site = site;
    this.#browser = new DrawingBrowser(packages, sheets);
    const fonts = measuringFonts.map(({ file }) => readFileSync(file));
    const hash = createHash('sha256').update(packages.version).update(sheets);
    for (const font of fonts) hash.update(font);
    this.stamp = hash.update(ownCode([import.meta.url]).hash).digest('hex');
  }

  known(source: string): DrawnDiagram | undefined {
    const name = this.nameOf(source);
    const found = this.#faults.get(name) ?? this.#kept(name);
    return found && ('fault' in found ? found : { diagram: found.diagram });
  }

  draw(source: string): Promise<DrawnDiagram> {
    const known = this.known(source);
    if (known) return Promise.resolve(known);
    const name = this.nameOf(source);
    const drawing = this.#drawn.get(name) ?? this.#draw(source, name);
    this.#drawn.set(name, drawing);
    // What is drawn is read from the cache, and what failed may be tried again.
    const forget = (): void => void this.#drawn.delete(name);
    drawing.then(forget, forget);
    return drawing;
  }

  nameOf(source: string): string {
    return createHash('sha256').update(`${this.stamp}\n${source}`).digest('hex').slice(0, 16);
  }

  /** Whether there are pictures of a name. */
  isDrawn(name: string): boolean {
    return this.#kept(name) !== undefined;
  }

  /**
   * A picture by the name of its diagram, as an SVG file.
   *
   * @throws Error where it is not drawn
   */
  picture(name: string, scheme: 'light' | 'dark'): string {
    const found = this.#kept(name);
    if (!found) throw new Error(`The diagram ${name} was asked for before it was drawn.`);
    return found[scheme];
  }

  /** Gives back the memory that the browser takes. */
  rest(): Promise<void> {
    return this.#browser.close();
  }

  prune(limits: Parameters<CacheFolder['prune']>[0]): void {
    this.#cache?.prune(limits);
  }

  get trouble(): string | undefined {
    return this.#cache?.trouble;
  }

  get #store(): CacheFolder {
    return (this.#cache ??= cacheFolder(this.#site.cacheDir(), 'diagrams'));
  }

  #kept(name: string): Kept | undefined {
    const unkept = this.#unkept.get(name);
    if (unkept) return unkept;
    const text = this.#store.read(name);
    const { data } = kept.safeParse(text === undefined ? undefined : JSON.parse(text));
    return data;
  }

  #noteFault(
    name: string,
    { message, line, column }: UndrawnInPage,
    skipped: number,
  ): DrawnDiagram {
    const place =
      line === undefined ? {} : { line: line + skipped, ...(column !== undefined && { column }) };
    const fault = { fault: { why: wordFault(message), ...place } };
    this.#faults.set(name, fault);
    return fault;
  }

  async #draw(source: string, name: string): Promise<DrawnDiagram> {
    const { text, skipped } = sourceForParser(source);
    try {
      const { light, dark } = await this.#browser.draw(text);
      if ('message' in light) return this.#noteFault(name, light, skipped);
      if ('message' in dark) return this.#noteFault(name, dark, skipped);
      const { svg, width, height, title, description, labels } = light;
      const diagram = { name, width, height, title, description, labels };
      const made: Kept = { diagram, light: svg, dark: dark.svg };
      this.#store.write(name, JSON.stringify(made));
      if (this.#store.trouble !== undefined) this.#unkept.set(name, made);
      return { diagram };
    } catch (thrown) {
      if (!isMeantimeError(thrown)) throw thrown;
      const { message, hint } = thrown;
      return { fault: { why: message.replace(/\.$/, ''), ...(hint !== undefined && { hint }) } };
    }
  }
}
