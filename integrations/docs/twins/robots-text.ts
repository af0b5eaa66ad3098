/** What crawlers look for first: that they may read all, and where all is listed. */
export function robotsText(sitemapUrl: string): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${sitemapUrl}\n`;
}
