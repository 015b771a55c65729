import { useCartDispatch, useCartState } from '@evershop/evershop/components/frontStore/cart/CartContext';
import { fromEverShop, fromEverShopCart } from '@tillside/adapters/evershop';
import type { TillSuggestionAcceptEvent } from '@tillside/elements';
import { useCallback, useMemo } from 'react';
import { Moment, type Tillside } from '../../../lib/Moment.js';
import { reason } from '../../../settings.js';

const load = () =>
  Promise.all([import('@tillside/elements/moment/define'), import('@tillside/elements/suggestion/define')]);

/** The shop's own words for why it refuses. A request that failed is no refusal: it can be tried again. */
const refuse = (error: unknown) =>
  Promise.reject(
    error instanceof Error && !(error instanceof TypeError)
      ? { refusal: error.message, retry: false }
      : error,
  );

interface CartSuggestionProps {
  tillside: Tillside;
  myCart: { crossSellProducts: unknown[] } | null;
}

/** What is often bought together with the cart. */
export default function CartSuggestion({ tillside, myCart }: CartSuggestionProps) {
  const { data: cart } = useCartState();
  const { addItem } = useCartDispatch();
  const { suggestions } = useMemo(() => fromEverShop(myCart?.crossSellProducts ?? [], { reason }), [myCart]);
  const { basket } = fromEverShopCart(cart);
  const onAccept = useCallback(
    (event: TillSuggestionAcceptEvent) => {
      const { product } = event.suggestion;
      if (product) event.respondWith(addItem({ sku: product.id, qty: 1 }).catch(refuse));
    },
    [addItem],
  );
  return (
    <Moment tillside={tillside} content={{ basket, suggestions }} load={load} onAccept={onAccept}>
      <till-suggestion className={suggestions.length ? 'mt-6 flow-root min-h-72' : ''} />
    </Moment>
  );
}

export const layout = { areaId: 'shoppingCartAfterSummary', sortOrder: 10 };

export const query = `
  query Query {
    tillside {
      momentId
      endpoint
      writeKey
    }
    myCart {
      crossSellProducts {
        sku
        name
        url
        price {
          regular {
            value
            currency
          }
          special {
            value
            currency
          }
        }
        image {
          url
          alt
        }
        inventory {
          isInStock
        }
      }
    }
  }
`;
