/**
 * The path of a request, without query and fragment. Its URL is absolute and normal by what a
 * `Request` is, so that it need not be parsed once more.
 */
export function requestPath({ url }: Pick<Request, 'url'>): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  const end = url.slice(start).search(/[?#]/);
  return end === -1 ? url.slice(start) : url.slice(start, start + end);
}
