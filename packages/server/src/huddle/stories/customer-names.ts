import { json, type Queries } from '../../database/database.js';

/** Whose words a text is: theirs alone may be found by a single name. */
export interface Author {
  response?: string | null;
  moment?: string | null;
  ref?: string | null;
}

/** Names that mailboxes have and people do not. */
const mailboxes = new Set(
  'admin business contact feedback family hallo hello home info kontakt mail news office orders post sales service shop support team web work'.split(
    ' ',
  ),
);
const shortest = 3;

/** Letters as addresses have them: `Müller` is `muller` and `mueller`. */
function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  const plain = lower.normalize('NFD').replace(/\p{M}/gu, '');
  const german = lower.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
  return [...new Set([lower, plain, german])];
}

const wordsOf = (text: string): string[] => [...new Set(text.match(/[\p{L}\p{N}]+/gu) ?? [])];

/** What could be a customer's reference: parts between spaces, with and without the marks around them. */
const candidatesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/\s+/)
      .flatMap(part => [part, part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')])
      .concat(wordsOf(text))
      .filter(part => part.length >= shortest && part.length <= 128),
  ),
];

/** The parts of an address that are somebody's names; those of other people count only if there are several. */
function namesIn(address: string, isOwn: boolean): string[] {
  const parts = (address.split('@')[0] ?? '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
  const names = parts.filter(part => part.length >= shortest && !mailboxes.has(part));
  return isOwn || parts.length > 1 ? names : [];
}

/**
 * The words of a text by which it names a customer: a reference that is known here, first and last name as an address
 * has them that a customer left, or a single name of the address that its author left.
 */
export async function customerNamesIn(
  { query }: Queries,
  store: string,
  text: string,
  { response = null, moment = null, ref = null }: Author = {},
): Promise<string[]> {
  const refs = await query(references, [store, json(candidatesOf(text))]);
  const known = refs.map(row => String(row.ref));
  const words = new Map(wordsOf(text).flatMap(word => spellings(word).map(spelling => [spelling, word])));
  const contacts = await query(addresses, [store, json([...words.keys()]), response, moment, ref]);
  const named = contacts.flatMap(row => {
    const isOwn = row.own === true;
    const names = namesIn(String(row.address), isOwn);
    const found = names.flatMap(name => words.get(name) ?? []);
    return isOwn || found.length === names.length ? found : [];
  });
  return [...new Set([...known, ...(ref && text.includes(ref) ? [ref] : []), ...named])];
}

const references = `WITH k AS (SELECT jsonb_array_elements_text($2::text::jsonb) AS ref)
  SELECT ref FROM k WHERE EXISTS (SELECT 1 FROM answers a WHERE a.store = $1 AND a.ref = k.ref)
    OR EXISTS (SELECT 1 FROM moments m WHERE m.store = $1 AND m.ref = k.ref)
    OR EXISTS (SELECT 1 FROM signals s WHERE s.store = $1 AND s.ref = k.ref)
    OR EXISTS (SELECT 1 FROM invitations i WHERE i.store = $1 AND i.ref = k.ref)
    OR EXISTS (SELECT 1 FROM orders o WHERE o.store = $1 AND o.customer = erasure_digest('ref', k.ref))`;
const addresses = `WITH contacts AS (
    SELECT value ->> 'value' AS address, response = $3::uuid OR moment = $4 OR ref = $5 AS own
    FROM answers WHERE store = $1 AND type = 'contact' AND value IS NOT NULL
    UNION ALL
    SELECT contact ->> 'value', response = $3::uuid OR moment = $4 OR ref = $5
    FROM follow_ups WHERE store = $1 AND contact IS NOT NULL
  )
  SELECT address, coalesce(bool_or(own), false) AS own FROM contacts
  WHERE address LIKE '%@%' AND EXISTS (
    SELECT 1 FROM jsonb_array_elements_text($2::text::jsonb) AS word
    WHERE word = ANY (regexp_split_to_array(lower(split_part(address, '@', 1)), '[^[:alpha:]]+'))
  ) GROUP BY 1`;
