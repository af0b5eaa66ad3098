import type { AstroConfig } from 'astro';
import { describe, expect, test } from 'vitest';
import { declaredMetas } from '../../../integrations/timing/quickstart-meta.ts';
import { siteLocales, takeLocale } from '../../../integrations/timing/site-locales.ts';

function i18n(given: object) {
  const routing = { prefixDefaultLocale: false, redirectToDefaultLocale: false };
  return { i18n: { routing, ...given } as AstroConfig['i18n'] }; // as Astro hands it on
}

const languages = i18n({
  defaultLocale: 'en',
  locales: ['en', 'de', { path: 'pt-br', codes: ['pt-BR', 'pt'] }],
});

test.each([
  ['of a language below a path', '/de/guides/start/', { path: '/guides/start/', locale: 'de' }],
  ['by a path that is no code', '/pt-br/start/', { path: '/start/', locale: 'pt-BR' }],
  ['of the home of a language', '/de/', { path: '/', locale: 'de' }],
  ['of the site’s own home', '/start/', { path: '/start/' }],
  ['that only begins like one', '/deploy/', { path: '/deploy/' }],
  ['with the code of the home’s language', '/en/start/', { path: '/en/start/' }],
])('a path %s', (_, path, expected) => {
  expect(takeLocale(path, siteLocales(languages))).toEqual(expected);
});

test('the home’s language has a path where the site says so', () => {
  const routing = { prefixDefaultLocale: true };
  const locales = siteLocales(i18n({ routing, defaultLocale: 'en', locales: ['en', 'de'] }));
  expect([...locales.keys()]).toEqual(['en', 'de']);
  expect(takeLocale('/en/start/', locales)).toEqual({ path: '/start/' });
  expect(takeLocale('/de/start/', locales)).toEqual({ path: '/start/', locale: 'de' });
  const manual = siteLocales(i18n({ routing: 'manual', defaultLocale: 'en', locales: ['en'] }));
  expect([...manual.keys()]).toEqual(['en']);
});

test('a site of one language has none', () => {
  expect(siteLocales({ i18n: undefined })).toEqual(new Map());
});

describe('what the options say of a page', () => {
  const locales = siteLocales(languages);
  const context = { base: '/docs/', sources: new Map([['/de/start/', 'de/start.md']]), locales };

  test('holds for it in all languages', () => {
    const metas = declaredMetas({ '/start/': { goal: 'Hello', source: 'start.md' } }, context);
    expect(metas).toEqual({
      '/docs/start/': { id: 'start', goal: 'Hello', source: 'start.md' },
      '/docs/de/start/': { id: 'start', locale: 'de', goal: 'Hello', source: 'de/start.md' },
      '/docs/pt-br/start/': { id: 'start', locale: 'pt-BR', goal: 'Hello' },
    });
  });

  test('gives way to what they say of one language', () => {
    const said = { '/start/': { goal: 'Hello' }, '/de/start/': { goal: 'Hallo' } };
    const metas = declaredMetas(said, context);
    expect(metas['/docs/de/start/']).toMatchObject({ id: 'start', locale: 'de', goal: 'Hallo' });
    expect(metas['/docs/start/']).toMatchObject({ goal: 'Hello' });
  });
});
