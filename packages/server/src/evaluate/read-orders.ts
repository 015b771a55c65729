import { rowsOf } from '../orders/csv-rows.js';
import { encodingOf } from '../orders/encoding.js';
import { BadRow, field, type OrderLine } from '../orders/rows.js';
import { survey, type SurveyOptions } from '../orders/survey.js';
import { maxOrderProducts } from '../ranking/pair-rule.js';
import { ordersOf, type Orders } from './baskets.js';

export interface ReadOptions extends SurveyOptions {
  /** Leaves out products with another id: postage and fees have codes of their own. */
  only?: RegExp | undefined;
  progress?: ((bytes: number) => void) | undefined;
}

/** The orders of a file, and how many rows and orders were left out. */
export interface ReadOrders extends Orders {
  rows: number;
  refused: number;
  /** Returns, cancelled orders, products without a price, and those that `only` leaves out. */
  leftOut: number;
  /** Orders of one product, which hide nothing, and of more than a hundred. */
  otherOrders: number;
}

/** Whether a file says that a product costs nothing. */
const isFree = ({ price }: OrderLine): boolean => price !== null && Number(price) === 0;

/** Reads the baskets of an order file: of 2 to 100 different products, without returns and cancelled orders. */
export async function readOrders(options: ReadOptions): Promise<ReadOrders> {
  const { file, only, progress, columns } = options;
  const encoding = await encodingOf(file);
  const { decimal, dates, cancelled, heads } = await survey(options, encoding);
  const orders = new Map<string, { products: Set<string>; time: number | null }>();
  const sums = { rows: 0, refused: 0, leftOut: 0 };
  const refuse = () => {
    sums.refused++;
  };
  for await (const { header, rows } of rowsOf(file, encoding, { columns, progress }, refuse))
    for (const { cells } of rows) {
      try {
        const line = heads.lineOf(cells, { columns: header.columns, decimal, dates, currency: null });
        const isCancelled = cancelled.has(field(cells, header.columns, 'order'));
        sums.rows++;
        if (isCancelled || !line.quantity || isFree(line) || (only && !only.test(line.product))) {
          sums.leftOut++;
          continue;
        }
        const time = line.time === null ? null : Date.parse(line.time);
        const order = orders.get(line.order) ?? { products: new Set(), time };
        order.products.add(line.product);
        orders.set(line.order, order);
      } catch (error) {
        if (!(error instanceof BadRow)) throw error;
        refuse();
      }
    }
  const baskets = [...orders.values()].filter(
    ({ products }) => products.size >= 2 && products.size <= maxOrderProducts,
  );
  return { ...ordersOf(baskets), ...sums, otherOrders: orders.size - baskets.length };
}
