import type { Columns } from './columns.js';
import { field, maxCustomer, type OrderLine, orderLine, type RowFormat } from './rows.js';
import { timeOf } from './times.js';

/** What an order says of itself, as the file has it. */
interface OrderHead {
  time?: string;
  customer?: string;
  currency?: string;
}

const columnsOfHead = ['time', 'customer', 'currency'] as const;

/** Whether a text can be what it stands for; if not, its row is refused, and another row may have a better one. */
const isFit: Record<keyof OrderHead, (text: string) => boolean> = {
  time: text => (timeOf(text, 'dmy') ?? timeOf(text, 'mdy')) !== undefined,
  customer: text => text.length <= maxCustomer,
  currency: text => /^[A-Z]{3}$/i.test(text),
};

/**
 * What orders say of themselves: the first of their lines that says it holds for all of them, wherever in the file
 * these are.
 */
export class OrderHeads {
  readonly #heads = new Map<string, OrderHead>();

  /** Adds what a row says of its order. */
  add(order: string, cells: readonly string[], columns: Columns): void {
    const head = this.#heads.get(order) ?? {};
    for (const column of columnsOfHead) {
      if (head[column]) continue;
      const text = field(cells, columns, column);
      if (text && isFit[column](text)) head[column] = text;
    }
    if (Object.keys(head).length) this.#heads.set(order, head);
  }

  /** Parses a line of an order file, with what its order says; a currency of its own stays. */
  lineOf(cells: readonly string[], format: RowFormat): OrderLine {
    const { time, customer, currency } = this.#heads.get(field(cells, format.columns, 'order')) ?? {};
    const line = orderLine(cells, { ...format, currency: currency?.toUpperCase() ?? format.currency });
    return {
      ...line,
      time: (time === undefined ? undefined : timeOf(time, format.dates)) ?? line.time,
      customer: customer ?? line.customer,
    };
  }
}
