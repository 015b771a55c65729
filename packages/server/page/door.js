const requestTimeout = 10_000;
const byId = id => document.getElementById(id);

/**
 * The key of a page: asked for once, or taken from the address's fragment; kept in this tab; sent in a header only.
 * @param {object} options
 * @param {string} options.slot Where the tab keeps it.
 * @param {string} options.wrongKey What is said of a key that may not be used here.
 * @param {() => void} options.enter Called with a new key.
 * @param {() => void} options.leave Called when there is none any more.
 */
export function openDoor({ slot, wrongKey, enter, leave }) {
  let key = keyFromAddress() ?? kept();

  /** A key in the address's fragment never reaches a server; out of sight it stays out of screenshots too. */
  function keyFromAddress() {
    const parts = location.hash.slice(1).split('&');
    const found = new URLSearchParams(location.hash.slice(1)).get('key');
    const rest = parts.filter(part => part && !part.startsWith('key=')).join('&');
    if (found !== null)
      history.replaceState(null, '', location.pathname + location.search + (rest && `#${rest}`));
    if (found) keep(found);
    return found || null;
  }

  function kept() {
    try {
      return sessionStorage.getItem(slot);
    } catch {
      return null;
    }
  }

  function keep(value) {
    try {
      if (value) sessionStorage.setItem(slot, value);
      else sessionStorage.removeItem(slot);
    } catch {
      // Without storage the key is asked for again after a reload.
    }
  }

  const door = {
    get key() {
      return key;
    },
    /** @param {string} path @param {RequestInit} [options] */
    ask: (path, options = {}) =>
      fetch(path, {
        ...options,
        headers: { ...options.headers, authorization: `Bearer ${key}` },
        cache: 'no-store',
        redirect: 'error',
        signal: AbortSignal.timeout(requestTimeout),
      }),
    /** Why a key is of no use here; undefined for any other answer. */
    async refusal(response) {
      if (response.status === 401) return 'No store has this key.';
      if (response.status !== 403) return undefined;
      const { code } = await response.json().catch(() => ({}));
      return code === 'wrong-key' ? wrongKey : 'The server does not take this key from this page.';
    },
    /** Forgets the key, and asks for another. */
    leave(why = '') {
      key = null;
      keep(null);
      leave();
      byId('refused').textContent = why;
      byId('key').setAttribute('aria-invalid', String(why !== ''));
      if (!why) byId('key').value = '';
      byId('key').focus();
      // What was wrong is there to be mended, or typed over.
      byId('key').select();
    },
    /** The key was of use: it need not stand in the field. */
    opened: () => (byId('key').value = ''),
  };

  function take(value) {
    key = value;
    keep(value);
    byId('refused').textContent = '';
    enter();
  }

  byId('door').addEventListener('submit', event => {
    event.preventDefault();
    const value = byId('key').value.trim();
    // A header takes no others, and no key has any.
    if (/^[\x21-\x7e]+$/.test(value)) take(value);
    else door.leave('No store has this key.');
  });
  byId('leave').addEventListener('click', () => door.leave());
  addEventListener('hashchange', () => {
    const found = keyFromAddress();
    if (found) take(found);
  });
  return door;
}
