import { defineError } from '../../../src/protocol/errors.ts';

// What can be wrong with what a page is to those who come from elsewhere: its old addresses, its image.

export const socialImagesWithout = defineError({
  code: 'social-images-without',
  title: 'Pages have no image.',
  message: (count: number, scripts: readonly string[], fonts: readonly string[]) =>
    `${count === 1 ? 'The title of 1 page has' : `The titles of ${count} pages have`} letters that ${fonts.join(' and ')} ${fonts.length === 1 ? 'lacks' : 'lack'} (${scripts.join(', ')}), so that no image is drawn; this is the first.`,
  hint: (_count: number, scripts: readonly string[], fonts: readonly string[]) => {
    const names = scripts
      .map((script) => fontsOfScripts[script])
      .filter((name) => name !== undefined);
    const added = [...new Set(names)].map((name) => `@fontsource/${name}`);
    const some = added.length > 0 ? added : ['@fontsource/…'];
    const list = [...fonts, ...some].map((name) => `'${name}'`).join(', ');
    return `Install a font that has them, and name it: npm install -D ${some.join(' ')}\nsocialImages: { fonts: [${list}] }`;
  },
});

/** The package of Fontsource for a script, by Unicode's name of it. */
const fontsOfScripts: Readonly<Record<string, string>> = {
  Hiragana: 'noto-sans-jp',
  Katakana: 'noto-sans-jp',
  Han: 'noto-sans-sc',
  Hangul: 'noto-sans-kr',
  Arabic: 'noto-sans-arabic',
  Hebrew: 'noto-sans-hebrew',
  Thai: 'noto-sans-thai',
  Bengali: 'noto-sans-bengali',
  Tamil: 'noto-sans-tamil',
  Telugu: 'noto-sans-telugu',
  Georgian: 'noto-sans-georgian',
  Armenian: 'noto-sans-armenian',
  Khmer: 'noto-sans-khmer',
  Ethiopic: 'noto-sans-ethiopic',
};

export const socialImageFailed = defineError({
  code: 'social-image-failed',
  title: 'The image of a page could not be drawn.',
  message: (reason: string) => `Takumi stopped: ${reason}`,
  hint: 'If it names the logo, use a PNG or a plain SVG; else leave the image out by socialImage: false in the frontmatter.',
});

export const redirectTaken = defineError({
  code: 'redirect-taken',
  title: 'An old address is in use.',
  message: (path: string, other: string) =>
    `${path} cannot lead to this page: ${other} has that address, and one of the two would be lost.`,
  hint: (path: string, other: string) => `Take ${path} out of redirectFrom, or move ${other}.`,
});

export const redirectOfNotFound = defineError({
  code: 'redirect-of-not-found',
  title: 'An old address leads to the page for what is not there.',
  message: () => 'redirectFrom leads readers to a page, but this one has no address of its own.',
  hint: 'Write redirectFrom on the page that has what they look for.',
});
