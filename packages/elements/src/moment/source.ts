import { isServer } from 'lit';
import { tryOrNull } from '../shared/storage.js';

/** Characters that have to be escaped in a URI reference (RFC 3986). */
const foreign = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;

/** The page's origin, kept because the browser writes it anew each time. */
let origin: string | undefined;

/** The CloudEvents `source` of an element: its own, as a URI reference of at most 2,048 characters, or the origin. */
export function sourceOf({ source }: { readonly source: string | null }): string {
  const uri = source && tryOrNull(() => source.trim().replace(foreign, encodeURIComponent));
  return uri && uri.length <= 2048 ? uri : (origin ??= isServer ? '' : location.origin);
}
