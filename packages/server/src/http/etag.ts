/** A weak entity tag: the same for documents that mean the same. */
export async function etagOf(document: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `W/"${[...digest.slice(0, 12)].map(byte => byte.toString(16).padStart(2, '0')).join('')}"`;
}
