import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { AstroConfig } from 'astro';
import { modelSteps } from '../../../src/newcomer/model.ts';
import type { MeantimeError } from '../../../src/protocol/errors.ts';
import { ownFolder } from '../../../src/protocol/own-folder.ts';
import { fillIn } from '../../../src/words/fill-in.ts';
import { directionOf } from '../../../src/words/language.ts';
import { wordsIn } from '../../../src/words/languages/words-in.ts';
import { notFoundId } from '../addresses/page-address.ts';
import { ownCode } from '../cache/own-code.ts';
import { packageVersions } from '../cache/package-versions.ts';
import { orderPages, type Neighbours } from '../navigation/neighbours.ts';
import type { LoadedPage, SitePages } from '../pages/site-pages.ts';
import { socialImagesWithout } from '../problems/published-errors.ts';
import type { SiteSettings } from '../settings/site-settings.ts';
import { drawCard, type Card, type CardLook } from './card.ts';
import { drawableText, scriptsMissing } from './drawable-text.ts';
import { enginePackage, type Node } from './engine.ts';
import { Fonts, readFontPackage } from './font-package.ts';
import { sayTime } from './say-time.ts';

interface ImagedSite {
  config: Pick<AstroConfig, 'root' | 'publicDir' | 'site'>;
  settings: SiteSettings;
  pages: SitePages;
}

/** An image that is to be drawn. */
export interface SocialImage {
  /** Below the base, without a slash before it. */
  path: string;
  /** Stands for the image: for all that is drawn, and for what draws it. */
  key: string;
  /** What it says, of which its letters are drawn. */
  text: string;
  lang: string;
  node: Node;
  /** From the project's root, of the first page that has it. */
  file: string;
}

/** The images by which pages are shown where they are linked: one for each page that search engines know. */
export class SocialImages {
  readonly #site: ImagedSite;
  readonly fonts: Fonts;
  /** Bytes of the picture beside the site's title. */
  readonly logo: Uint8Array | undefined;
  readonly #shared: string;
  readonly #look: CardLook;
  readonly #images = new Map<string, SocialImage>();
  readonly #missing: { page: LoadedPage; scripts: string[] }[] = [];

  constructor(site: ImagedSite) {
    const { config, settings, pages } = site;
    this.#site = site;
    const { fonts = [], colour = '#ff9a5f' } = settings.socialImages || {};
    this.fonts = new Fonts(fonts.map((name) => readFontPackage(name, config.root)));
    this.logo = this.#readLogo();
    this.#look = { colour, hasLogo: this.logo !== undefined };
    const engine = packageVersions([enginePackage], new URL('package.json', config.root));
    const code = ownCode([import.meta.url]).hash;
    this.#shared = hashOf([
      code,
      engine.slice(),
      this.fonts.versions,
      this.logo && hashOf(this.logo),
    ]);
    const { neighbours } = orderPages(pages.all(), settings);
    for (const page of pages.all()) this.#add(page, neighbours.get(page.id));
  }

  /** By the id of the page. */
  get(id: string): SocialImage | undefined {
    return this.#images.get(id);
  }

  /** Each once, be it that several pages say the same. */
  all(): SocialImage[] {
    return [...new Map([...this.#images.values()].map((image) => [image.path, image])).values()];
  }

  /** What is to be said of the pages that have none, because no font has their letters. */
  get warnings(): MeantimeError[] {
    const [first] = this.#missing;
    if (!first) return [];
    const scripts = [...new Set(this.#missing.flatMap((one) => one.scripts))].sort();
    const location = { file: first.page.path };
    const { names } = this.fonts;
    return [socialImagesWithout.at({ location }, this.#missing.length, scripts, names)];
  }

  #add(page: LoadedPage, neighbours: Neighbours | undefined): void {
    const { data, id, path } = page;
    const isShown = !data.draft && !data.noindex && page.isBroken !== true && id !== notFoundId;
    if (!isShown || data.socialImage !== undefined) return;
    const card = this.#cardOf(page, neighbours);
    if (!card) return;
    const node = drawCard(card, this.#look);
    const key = hashOf([this.#shared, node, card.lang]);
    const text = Object.values(card).join(' ');
    const name = `${ownFolder}social/${key.slice(0, 20)}.png`;
    this.#images.set(id, { path: name, key, text, lang: card.lang, node, file: path });
  }

  /** Undefined where its title cannot be drawn; what else cannot is left out. */
  #cardOf(page: LoadedPage, neighbours: Neighbours | undefined): Card | undefined {
    const { settings, config } = this.#site;
    const has = (letter: string): boolean => this.fonts.has(letter);
    const written = page.data.title;
    const title = drawableText(written, has);
    if (title === undefined || title === '') {
      this.#missing.push({ page, scripts: scriptsMissing(written, has) });
      return undefined;
    }
    const drawable = (text: string | undefined) =>
      text === undefined ? undefined : drawableText(text, has);
    const lang = page.data.lang ?? settings.lang;
    const site = settings.logo?.hasTitle && this.logo ? undefined : drawable(settings.title);
    const isHome = page.data.template === 'home';
    return {
      title,
      description: drawable(page.data.description ?? (isHome ? settings.description : undefined)),
      section: drawable(neighbours?.trail?.at(-1)?.label),
      site: site === title ? undefined : site,
      host: config.site === undefined ? '' : new URL(config.site).host,
      time: drawable(this.#timeOf(page, lang)),
      lang,
      dir: directionOf(lang) === 'rtl' ? 'rtl' : 'ltr',
    };
  }

  /** How long hello world takes, where the page is a quickstart whose steps are known by now. */
  #timeOf({ key, data }: LoadedPage, pageLang: string): string | undefined {
    const { pages, settings } = this.#site;
    const [outline] = (data.quickstart && pages.compiler.factsOf(key)?.outlines) ?? [];
    if (!outline) return undefined;
    const { words, lang } = wordsIn(pageLang, settings.words);
    const { humanMs } = modelSteps(outline.steps);
    return fillIn(words.quickstart.timeToHello, { time: sayTime(humanMs, lang) });
  }

  #readLogo(): Uint8Array | undefined {
    const { config, settings } = this.#site;
    const { logo } = settings.socialImages || {};
    const path = logo ?? settings.logo?.dark;
    if (path === undefined) return undefined;
    const file = new URL(`.${encodeURI(path)}`, config.publicDir);
    // A logo that is missing is told by the check of links.
    return existsSync(file) ? readFileSync(file) : undefined;
  }
}

function hashOf(value: unknown): string {
  const text = value instanceof Uint8Array ? value : JSON.stringify(value);
  return createHash('sha256').update(text).digest('hex');
}
