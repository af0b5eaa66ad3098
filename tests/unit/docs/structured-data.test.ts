import { expect, test } from 'vitest';
import { articleData, websiteData } from '../../../integrations/docs/theme/structured-data.ts';

const site = { title: 'Hourglass', lang: 'en', url: 'https://example.com/docs/' };
const page = {
  title: 'Turn it',
  description: 'How to turn it.',
  lang: 'en',
  url: 'https://example.com/docs/guides/turn/',
  contributors: [],
  trail: [],
};

test('a page is an article of the site', () => {
  expect(JSON.parse(articleData(page, site))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'TechArticle',
    headline: 'Turn it',
    description: 'How to turn it.',
    inLanguage: 'en',
    url: 'https://example.com/docs/guides/turn/',
    isPartOf: { '@type': 'WebSite', name: 'Hourglass', url: 'https://example.com/docs/' },
  });
});

test('it says when it was changed, and by whom, where that is known', () => {
  const contributors = [{ name: 'Ada', href: 'https://github.com/ada' }, { name: 'Grace' }];
  const changedAt = new Date('2026-11-26T12:00:00Z');
  expect(JSON.parse(articleData({ ...page, changedAt, contributors }, site))).toMatchObject({
    dateModified: '2026-11-26',
    author: [
      { '@type': 'Person', name: 'Ada', url: 'https://github.com/ada' },
      { '@type': 'Person', name: 'Grace' },
    ],
  });
});

test('its breadcrumbs are those that have an address, and itself', () => {
  const trail = [
    { label: 'Guides', url: 'https://example.com/docs/guides/' },
    { label: 'A group without a page' },
  ];
  const data = JSON.parse(articleData({ ...page, trail }, site)) as { '@graph': object[] };
  expect(data['@graph'][1]).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      {
        '@type': 'ListItem',
        position: 1,
        name: 'Guides',
        item: 'https://example.com/docs/guides/',
      },
      { '@type': 'ListItem', position: 2, name: 'Turn it', item: page.url },
    ],
  });
  const alone = { ...page, trail: [{ label: 'A group without a page' }] };
  expect(articleData(alone, site)).not.toContain('BreadcrumbList');
});

test('no title closes the script that it stands in', () => {
  const title = '</script><script>alert(1)</script><!--';
  const text = articleData({ ...page, title }, site);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({ headline: title });
  expect(websiteData({ ...site, title })).not.toContain('<');
});
