import type { StoreConfig } from '../config/types.js';
import { json, type Queries, type Row } from '../database/database.js';
import type { Rankable } from '../ranking/rank.js';

const cut = (text: string, max: number): string => {
  const characters = [...text];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : text;
};

const linkOf = ({ href }: Row) => (typeof href === 'string' ? { href } : {});

const imageOf = ({ image, image_width: width, image_height: height }: Row) =>
  typeof image === 'string' ? { image: { src: image, alt: '', ...sizeOf(width, height) } } : {};

const sizeOf = (width: unknown, height: unknown) =>
  typeof width === 'number' && typeof height === 'number' ? { width, height } : {};

/** The period of all imported orders in words; undefined if it is not known of some of them. */
async function periodOf({ query }: Queries, { id, locale = 'en', timeZone }: StoreConfig) {
  const [row] = await query(findPeriod, [id]);
  if (!row || row.is_open === true || row.first === null) return undefined;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  return format.formatRange(Number(row.first), Number(row.last));
}

/** So many of the most relevant pairs are ranked: what people accepted cannot lift one from further below. */
const mostRanked = 30;

/** Leaves a period that is not known out of a sentence, with the comma or bracket before it. */
const withoutPeriod = (template: string): string => template.replace(/[\s,;:(–—-]*\{period\}\)?/g, '');

/**
 * Suggests products that were bought together with one of a basket, best first: by how often at least who had the
 * one also took the other. The reason says the plain counts.
 */
export async function boughtTogether(
  queries: Queries,
  store: StoreConfig,
  basket: readonly string[],
): Promise<Rankable[]> {
  const { together: rules, locale = 'en' } = store;
  if (!rules || !basket.length) return [];
  const wantsPeriod = /\{period\}/.test(rules.title + rules.reason);
  const [rows, period] = await Promise.all([
    queries.query(find, [store.id, json(basket), rules.minSupport, rules.minLift, mostRanked]),
    wantsPeriod ? periodOf(queries, store) : undefined,
  ]);
  const format = new Intl.NumberFormat(locale);
  const filled = (template: string, row: Row): string =>
    (period === undefined ? withoutPeriod(template) : template).replace(/\{(\w+)\}/g, (all, name: string) => {
      if (name === 'together' || name === 'baskets') return format.format(Number(row[name]));
      if (name === 'with') return cut(String(row.with_name), 60);
      if (name === 'period') return period ?? '';
      return name === 'product' ? cut(String(row.name), 100) : all;
    });
  return rows.map(row => {
    const [id, by] = [String(row.id), String(row.with)];
    const price =
      typeof row.currency === 'string' && typeof row.price === 'string'
        ? { price: { currency: row.currency, value: row.price } }
        : {};
    return {
      suggestion: {
        id: cut(`together-${id}`, 128),
        kind: 'product',
        title: cut(filled(rules.title, row), 120),
        reason: { text: cut(filled(rules.reason, row), 200), basis: 'basket' },
        when: { has: [by], lacks: [id] },
        product: { id, name: cut(String(row.name), 200), ...price, ...linkOf(row), ...imageOf(row) },
      },
      pair: {
        product: id,
        with: by,
        together: Number(row.together),
        baskets: Number(row.baskets),
        relevance: Number(row.relevance),
      },
    };
  });
}

/** See evaluate/rankings.ts for the same rule on orders in memory. */
const find = `WITH basket AS (SELECT jsonb_array_elements_text($2::text::jsonb) AS id), reasons AS (
    SELECT p.b AS id, p.a AS with, p.together, a.name AS with_name, a.orders AS baskets,
      lower_bound(least(1, p.weight / nullif(a.weight, 0)), a.weight * a.weight / nullif(a.squares, 0)) AS relevance,
      b.name, b.currency, b.price, b.href, b.image, b.image_width, b.image_height
    FROM order_sums s JOIN pairs p USING (store)
      JOIN products a ON a.store = p.store AND a.id = p.a
      JOIN products b ON b.store = p.store AND b.id = p.b
    WHERE s.store = $1 AND p.a IN (SELECT id FROM basket) AND p.b NOT IN (SELECT id FROM basket)
      AND p.together >= $3::bigint AND p.weight * s.weight >= $4::float8 * a.weight * b.weight
      AND b.price > 0 AND b.currency IS NOT NULL AND b.available IS NOT FALSE AND b.returned <= b.bought
  ), best AS (
    SELECT DISTINCT ON (id) * FROM reasons ORDER BY id, relevance DESC, together DESC, "with"
  ) SELECT id, "with", with_name, together::float8, baskets::float8, relevance, name, currency,
      trim_scale(price)::text AS price, href, image, image_width, image_height
    FROM best ORDER BY relevance DESC, together DESC, id LIMIT $5::integer`;
const findPeriod = `SELECT extract(epoch FROM min(time)) * 1000 AS first, extract(epoch FROM max(time)) * 1000 AS last,
    EXISTS (SELECT 1 FROM orders WHERE store = $1 AND time IS NULL) AS is_open
  FROM orders WHERE store = $1`;
