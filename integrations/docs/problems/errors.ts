import { defineError } from '../../../src/protocol/errors.ts';

// What can be wrong with a page. Where it is, the error's location says.

export const mdxSyntax = defineError<[message: string, hint: string]>({
  code: 'mdx-syntax',
  title: 'The page is not MDX.',
  message: (message) => message,
  hint: (_message, hint) => hint,
});

export const nestedTooDeep = defineError({
  code: 'nested-too-deep',
  title: 'A page is nested too deeply.',
  message: (what: string, limit: number) =>
    `More than ${limit} ${what} stand inside each other here.`,
  hint: 'Close what need not be open, or split the page.',
});

export const pageNotCompiled = defineError({
  code: 'page-not-compiled',
  title: 'A page could not be compiled.',
  message: (reason: string) => `A plugin or the compiler stopped: ${reason}`,
  hint: 'Take out half of the page, and half of what is left, until the part that it stops at is found.',
});

export const pageNotRendered = defineError<[reason: string, page?: string]>({
  code: 'page-not-rendered',
  title: 'A page could not be rendered.',
  message: (reason, page) =>
    page === undefined
      ? `Its code stopped: ${reason}`
      : `The code of this file stopped while ${page} was rendered: ${reason}`,
  hint: (_reason, page) =>
    page === undefined
      ? 'Look for it in the expressions of the page and in the components that it imports.'
      : 'Mend it, or what the page gives it.',
});

export const pageNotBundled = defineError({
  code: 'page-not-bundled',
  title: 'The site could not be bundled.',
  message: (reason: string) => `The bundler stopped: ${reason}`,
  hint: 'Mend the file that it names, or what that file imports.',
});

export const pageUnreadable = defineError({
  code: 'page-unreadable',
  title: 'A page cannot be read.',
  message: (reason: string) => `It is there but cannot be read: ${reason}.`,
  hint: 'Make it a file that you may read, or remove it.',
});

export const imageAddressWrong = defineError({
  code: 'image-address-wrong',
  title: 'The address of an image is wrong.',
  message: (url: string) => `"${url}" is no address: % must be followed by two digits from 0 to F.`,
  hint: 'Write a percent sign itself as %25.',
});

export const imageNameUnsafe = defineError<[file: string, better: string]>({
  code: 'image-name-unsafe',
  title: 'The name of an image cannot be read by the bundler.',
  message: (file) => `"${file}" holds # or ?, behind which the bundler reads no name.`,
  hint: (_file, better) => `Rename it to ${better}, or move it to public/`,
});

export const imageUnmeasured = defineError<[written: string, mend: string]>({
  code: 'image-unmeasured',
  title: 'An image has no size.',
  message: (written) =>
    `The width and height of ${written} cannot be read, so it is published as it is, and the page moves while it loads.`,
  hint: (_written, mend) => mend,
});

export const pagesMissing = defineError({
  code: 'pages-missing',
  title: 'There are no pages.',
  message: (folder: string) =>
    `${folder} holds no .md and no .mdx file, or is not there, so there is nothing to make a site of.`,
  hint: "Put a page into it, or name the folder that holds them: docs({ content: '…' }).",
});

export const addressTaken = defineError({
  code: 'address-taken',
  title: 'Two pages have one address.',
  message: (path: string, first: string, second: string) =>
    `${first} and ${second} would both be built to ${path}, so one of them would be lost.`,
  hint: (_path: string, _first: string, second: string) => `Rename or remove ${second}.`,
});

export const componentUnknown = defineError<
  [name: string, nearest: string | undefined, builtIns: readonly string[]]
>({
  code: 'component-unknown',
  title: 'There is no such component.',
  message: (name) => `<${name}> is neither built in nor imported.`,
  hint: (name, nearest, builtIns) =>
    `${nearest === undefined ? `Built in are ${builtIns.join(', ')}. ` : `Did you mean <${nearest}>? `}A component of your own is imported at the top of the page: import ${name.split('.')[0] ?? name} from '../components/${fileNameOf(name)}.astro';`,
});

export const builtInUnknown = defineError<
  [name: string, nearest: string | undefined, builtIns: readonly string[]]
>({
  code: 'built-in-unknown',
  title: 'There is no such built-in component.',
  message: (name) => `meantime/components has no ${name}.`,
  hint: (_name, nearest, builtIns) => `${didYouMean(nearest)}It has ${builtIns.join(', ')}.`,
});

export const propertyMissing = defineError<[component: string, property: string, example: string]>({
  code: 'property-missing',
  title: 'A component lacks a property.',
  message: (component, property) => `<${component}> needs the property ${property}.`,
  hint: (component, _property, example) => `Write it like this: <${component} ${example}>`,
});

export const propertyUnknown = defineError<
  [component: string, property: string, nearest: string | undefined, known: readonly string[]]
>({
  code: 'property-unknown',
  title: 'A component has no such property.',
  message: (component, property) => `<${component}> has no property ${property}.`,
  hint: (component, _property, nearest, known) =>
    didYouMean(nearest) ||
    `<${component}> takes ${known.length === 0 ? 'no properties' : known.join(', ')}.`,
});

export const propertyWrong = defineError<
  [component: string, property: string, expected: string, example: string]
>({
  code: 'property-wrong',
  title: 'A property has a wrong value.',
  message: (component, property, expected) => `${property} of <${component}> must be ${expected}.`,
  hint: (_component, _property, _expected, example) => `Write it like this: ${example}`,
});

export const componentMisplaced = defineError<[component: string, parent: string]>({
  code: 'component-misplaced',
  title: 'A component stands in the wrong place.',
  message: (component, parent) => `<${component}> stands in <${parent}> alone.`,
  hint: (_component, parent) => `Put it between <${parent}> and </${parent}>.`,
});

export const componentHoldsWrong = defineError<
  [component: string, holds: string, found: string, hint: string]
>({
  code: 'component-holds-wrong',
  title: 'A component holds what it cannot.',
  message: (component, holds, found) =>
    `<${component}> holds ${holds} and nothing else, but here is ${found}.`,
  hint: (_component, _holds, _found, hint) => hint,
});

export const componentTakesNothing = defineError<[component: string, found: string]>({
  code: 'component-takes-nothing',
  title: 'A component holds what it does not show.',
  message: (component, found) =>
    `<${component}> shows its properties alone, but between its tags is ${found}.`,
  hint: (component) => `Write it without an end: <${component} … />`,
});

export const componentEmpty = defineError<[component: string, holds: string]>({
  code: 'component-empty',
  title: 'A component is empty.',
  message: (component, holds) => `<${component}> is empty; it holds ${holds}.`,
  hint: 'Fill it, or remove it.',
});

export const importMissing = defineError<[why: string, mend: string]>({
  code: 'import-missing',
  title: 'What is imported is not there.',
  message: (why) => why,
  hint: (_why, mend) => mend,
});

export const asideSpaced = defineError<[written: string, right: string]>({
  code: 'aside-spaced',
  title: 'This would be text, not an aside.',
  message: (written) => `"${written}" has a space between its colons and its name.`,
  hint: (_written, right) => `Write it like this: ${right}`,
});

export const containerUnknown = defineError<[name: string, instead: string]>({
  code: 'container-unknown',
  title: 'This would vanish from the page.',
  message: (name) =>
    `Nothing makes anything of ":::${name}", and what stands in it would not be shown.`,
  hint: (_name, instead) => instead,
});

export const scriptOfVue = defineError<[tag: string]>({
  code: 'vue-in-markdown',
  title: 'A page is no Vue component.',
  message: (tag) => `<${tag}> would reach the browser as it is written, which cannot read it.`,
  hint: 'Remove it. What the page imports can be imported in an .mdx page.',
});

export const elementUnknown = defineError<[name: string]>({
  code: 'element-unknown',
  title: 'HTML has no such element.',
  message: (name) => `In a .md page <${name}> is HTML, of which readers see nothing.`,
  hint: (name) =>
    /^[A-Z]/.test(name)
      ? 'Components stand in .mdx pages: rename it. A word is put into `backticks`.'
      : `If it is to be read, put it into backticks: \`<${name}>\``,
});

export const bracesAreText = defineError<[braces: string]>({
  code: 'braces-are-text',
  title: 'Braces are text in a .md page.',
  message: (braces) => `Readers see ${braces} as it is written.`,
  hint: 'Write what should stand there. If readers are to see the braces, put them into `backticks`.',
});

export const fileNameUnsafe = defineError<[signs: string, better: string]>({
  code: 'file-name-unsafe',
  title: 'The name of a page cannot be an address.',
  message: (signs) =>
    `Its address would hold ${signs}, which browsers and hosts take for something else.`,
  hint: (_signs, better) => `Rename it to ${better}`,
});

export const frontmatterMissing = defineError<[title: string]>({
  code: 'frontmatter-missing',
  title: 'A page has no frontmatter.',
  message: () => 'A page begins with its title, between two lines of ---.',
  hint: (title) => `Put this at the top of the file:\n---\ntitle: ${title}\n---`,
});

export const frontmatterUnclosed = defineError({
  code: 'frontmatter-unclosed',
  title: 'The frontmatter does not end.',
  message: () => 'It begins with this line, but no second line of --- ends it.',
  hint: 'Put a line of --- below its last key.',
});

export const frontmatterSyntax = defineError<[message: string, hint: string]>({
  code: 'frontmatter-syntax',
  title: 'The frontmatter cannot be read.',
  message: (message) => message,
  hint: (_message, hint) => hint,
});

export const frontmatterInvalid = defineError<[message: string, hint: string]>({
  code: 'frontmatter-invalid',
  title: 'The frontmatter of a page is wrong.',
  message: (message) => message,
  hint: (_message, hint) => hint,
});

export const languageUnknown = defineError<[lang: string, nearest: string | undefined]>({
  code: 'language-unknown',
  title: 'A code block has no colours.',
  message: (lang) => `"${lang}" is no language that Shiki knows.`,
  hint: (_lang, nearest) => didYouMean(nearest) || 'Correct its name, or write txt.',
});

export const checkedInPart = defineError({
  code: 'checked-in-part',
  title: 'Something could not be judged.',
  message: (what: string) => what,
  hint: 'Look at it on the running site.',
});

export const pagesBroken = defineError({
  code: 'pages-broken',
  title: 'Some pages have problems.',
  message: (count: string) => `${count}.`,
  hint: 'Mend what is listed above and build again. To list it without building: npx meantime lint',
});

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : `Did you mean "${nearest}"?`;
}

/** `ApiTable.Row` is likely to be in `api-table`. */
function fileNameOf(name: string): string {
  const [first = name] = name.split('.');
  return first.replace(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase();
}

export const outputBusy = defineError({
  code: 'output-busy',
  title: 'Another build is writing there.',
  message: (folder: string, pid: string) =>
    `Process ${pid} builds into ${folder} at this moment, and each of the two would remove what the other writes.`,
  hint: 'Wait until it has ended, or give this build a folder of its own: --outDir',
});
