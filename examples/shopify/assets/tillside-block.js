/**
 * The id of this visit. It lasts for a day, or until its cart is ordered: then the cart has another token.
 * @param {string} cart The cart's token.
 */
function visitId(cart) {
  const key = 'tillside.visit';
  const day = 24 * 60 * 60 * 1000;
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
    // The first thing in the cart gives it a token; until then it is still the same visit.
    const isSame = !kept.cart || kept.cart === cart;
    const isRecent = Date.now() - kept.since < day;
    const visit = isSame && isRecent ? kept : { id: crypto.randomUUID(), since: Date.now() };
    localStorage.setItem(key, JSON.stringify({ ...visit, cart }));
    return visit.id;
  } catch {
    // If storage is forbidden, each page is a visit.
    return crypto.randomUUID();
  }
}

const address = path => `${window.Shopify?.routes?.root ?? '/'}${path}`;
const readCart = async () => (await fetch(address('cart.js'))).json();

/** Adds a variant to the cart; the shop's own words say why if it refuses. */
async function addToCart(id) {
  const response = await fetch(address('cart/add.js'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items: [{ id: Number(id), quantity: 1 }] }),
  });
  if (response.status === 422) throw { refusal: (await response.json()).description, retry: false };
  if (!response.ok) throw new Error(`cart/add.js: ${response.status}`);
}

for (const block of document.querySelectorAll('.tillside-block')) {
  const moment = block.querySelector('till-moment');
  const content = JSON.parse(block.querySelector('script[type="application/json"]').textContent);
  moment.addEventListener('till-suggestion-accept', event =>
    event.respondWith(addToCart(event.suggestion.product.id)),
  );
  const { token } = await readCart().catch(() => ({}));
  moment.value = { ...content, id: visitId(token) };
}
