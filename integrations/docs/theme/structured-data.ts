import type { Contributor } from '../pages/page-history.ts';

/** What a page tells search engines of itself. Addresses are whole. */
export interface DescribedPage {
  title: string;
  description?: string | undefined;
  lang: string;
  url: string;
  changedAt?: Date | undefined;
  contributors: readonly Contributor[];
  /** The breadcrumbs that it shows; a group without a page has no address. */
  trail: readonly { label: string; url?: string | undefined }[];
}

export interface DescribedSite {
  title: string;
  description?: string | undefined;
  lang: string;
  /** Of its first page. */
  url: string;
}

/** What a page is, as JSON-LD that may stand in a `<script>`. */
export function articleData(page: DescribedPage, site: DescribedSite): string {
  const { contributors, changedAt } = page;
  const article = {
    '@type': 'TechArticle',
    headline: page.title,
    description: page.description,
    inLanguage: page.lang,
    url: page.url,
    dateModified: changedAt?.toISOString().slice(0, 10),
    author: contributors.length === 0 ? undefined : contributors.map(personOf),
    isPartOf: { '@type': 'WebSite', name: site.title, url: site.url },
  };
  const trail = trailData(page);
  return scriptText(
    trail
      ? { '@context': context, '@graph': [article, trail] }
      : { '@context': context, ...article },
  );
}

/** What the site is, for its first page. */
export function websiteData({ title, description, lang, url }: DescribedSite): string {
  const website = { '@type': 'WebSite', name: title, description, inLanguage: lang, url };
  return scriptText({ '@context': context, ...website });
}

const context = 'https://schema.org';

function personOf({ name, href }: Contributor) {
  return { '@type': 'Person', name, url: href };
}

/** Search engines want an address of each but the last, and more than one. */
function trailData({ trail, title, url }: DescribedPage) {
  const above = trail.filter((crumb) => crumb.url !== undefined);
  if (above.length === 0) return undefined;
  const items = [...above, { label: title, url }];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: items.map(({ label, url: item }, index) => {
      return { '@type': 'ListItem', position: index + 1, name: label, item };
    }),
  };
}

/** A title cannot close the script that it stands in. */
function scriptText(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
