import { isSameOrigin } from '../allow-origin.ts';
import { isSameSecret } from './is-same-secret.ts';

interface OwnForm {
  /** Origin by which the team reaches the collector, besides the one that is asked. */
  publicUrl: string | undefined;
  /** What the collector's own forms carry as `?key=`. */
  formKey: string;
}

/**
 * Whether a form was sent by a page of the collector: its origin is ours, as the browser says, and it
 * carries what no other page of that origin can read.
 */
export function isOwnForm(request: Request, { publicUrl, formKey }: OwnForm): boolean {
  const origin = request.headers.get('origin');
  const isOurs = origin !== null && (origin === publicUrl || isSameOrigin(request, origin));
  const key = new URL(request.url).searchParams.get('key');
  return isOurs && key !== null && isSameSecret(key, formKey);
}
