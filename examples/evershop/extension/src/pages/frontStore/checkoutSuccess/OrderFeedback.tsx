import { fromEverShopCart } from '@tillside/adapters/evershop';
import type { TillMoment } from '@tillside/elements';
import { Moment, type Tillside } from '../../../lib/Moment.js';
import { feedback } from '../../../settings.js';

const load = () =>
  Promise.all([import('@tillside/elements/moment/define'), import('@tillside/elements/feedback/define')]);

interface OrderFeedbackProps {
  tillside: Tillside;
  order: { orderNumber: string; items: unknown[] };
}

/** Asks about the order once it is placed, and reports how the visit ended. */
export default function OrderFeedback({ tillside, order }: OrderFeedbackProps) {
  const { basket } = fromEverShopCart(order);
  const complete = (moment: TillMoment) =>
    void moment.complete({
      outcome: 'completed',
      order: order.orderNumber,
      total: basket?.total,
      lines: order.items.length,
    });
  return (
    <Moment tillside={tillside} content={{ phase: 'done', basket, feedback }} load={load} onLoad={complete}>
      <till-feedback className="mt-8 flow-root min-h-72" />
    </Moment>
  );
}

export const layout = { areaId: 'checkoutSuccessPageRight', sortOrder: 20 };

export const query = `
  query Query {
    tillside {
      momentId(order: getContextValue("orderId"))
      endpoint
      writeKey
    }
    order(uuid: getContextValue("orderId")) {
      orderNumber
      currency
      grandTotal {
        value
      }
      items {
        productSku
        qty
      }
    }
  }
`;
