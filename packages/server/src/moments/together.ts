import type { SuggestionInput } from '@tillside/contract';
import type { StoreConfig } from '../config/types.js';
import { json, type Queries, type Row } from '../store/database.js';

const cut = (text: string, max: number): string => {
  const characters = [...text];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : text;
};

/** Suggestions of goods that were bought together with what is in a basket; the reason says how often. */
export async function together(
  { query }: Queries,
  { id: store, together: rules, locale = 'en' }: StoreConfig,
  basket: readonly string[],
): Promise<SuggestionInput[]> {
  if (!rules || !basket.length) return [];
  const rows = await query(find, [store, json(basket), rules.minSupport, rules.minLift, rules.max]);
  const format = new Intl.NumberFormat(locale);
  const filled = (template: string, row: Row): string =>
    template.replace(/\{(\w+)\}/g, (all, name: string) => {
      if (name === 'together' || name === 'baskets') return format.format(Number(row[name]));
      if (name === 'with') return cut(String(row.with_name), 60);
      return name === 'product' ? cut(String(row.name), 100) : all;
    });
  return rows.map(row => {
    const [id, by] = [String(row.id), String(row.with)];
    const price =
      typeof row.currency === 'string' && typeof row.price === 'string'
        ? { price: { currency: row.currency, value: row.price } }
        : {};
    return {
      id: cut(`together-${id}`, 128),
      kind: 'product',
      title: cut(filled(rules.title, row), 120),
      reason: { text: cut(filled(rules.reason, row), 200), basis: 'basket' },
      when: { has: [by], lacks: [id] },
      product: { id, name: cut(String(row.name), 200), ...price },
      attribution: { with: by, together: Number(row.together), baskets: Number(row.baskets) },
    };
  });
}

const find = `WITH basket AS (SELECT jsonb_array_elements_text($2::text::jsonb) AS id), best AS (
    SELECT DISTINCT ON (p.b) p.b AS id, p.a AS with, p.together, p.lift FROM pairs p JOIN basket ON basket.id = p.a
    WHERE p.store = $1 AND p.together >= $3::bigint AND p.lift >= $4::float8
      AND p.b NOT IN (SELECT id FROM basket)
    ORDER BY p.b, p.together DESC, p.a
  ) SELECT best.id, best.with, best.together::float8, b.name, b.currency, trim_scale(b.price)::text AS price,
      a.name AS with_name, a.orders::float8 AS baskets
    FROM best JOIN products a ON a.store = $1 AND a.id = best.with
      JOIN products b ON b.store = $1 AND b.id = best.id
    ORDER BY best.together DESC, best.id LIMIT $5::integer`;
