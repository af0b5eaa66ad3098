import { defineError } from '../../protocol/errors.ts';

export const pageNotOpened = defineError({
  code: 'page-not-opened',
  title: 'A page that the reader is to open does not open.',
  /** @param server where the page starts the server that runs; undefined where none does */
  message: (step: string, url: string, reason: string, server: string | undefined) =>
    `The step "${step}" opens ${url}, and the browser says: ${reason}. ${
      server === undefined
        ? 'Nothing that the page started runs by then.'
        : `The server that the page starts in ${server} runs.`
    }`,
  hint: (_step, url, _reason, server) => {
    if (!isOfMachine(url)) return 'Correct the address in the title of the output.';
    return server === undefined
      ? 'Start the server in a step before, with `background` on its fence.'
      : 'Give both the same host and port: the address in the title of the output, and the server.';
  },
});

export const pageDiffers = defineError({
  code: 'page-differs',
  title: 'A page shows something else than the quickstart says.',
  message: (
    step: string,
    page: { url: string; title: string; server: string | undefined },
    difference: string,
  ) =>
    `The step "${step}" opens ${page.url}${page.title === '' ? '' : ` ("${page.title}")`}, which does not show what the quickstart says:\n\n${difference}`,
  hint: (_step, { server }) =>
    server === undefined
      ? 'Correct the output on the page, or what makes it.'
      : `Correct the output on the page, or the files of the server that is started in ${server}.`,
});

/** True for addresses at which only what runs on the machine answers. */
function isOfMachine(url: string): boolean {
  const { hostname } = URL.parse(url) ?? { hostname: '' };
  return /^(?:localhost|.*\.localhost|127\..*|\[::1\]|0\.0\.0\.0)$/.test(hostname);
}
