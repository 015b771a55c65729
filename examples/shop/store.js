/**
 * A value that is stored in this browser, if possible, and notifies listeners of changes.
 * @template {object} T
 * @param {string} key
 * @param {T} initial
 */
export function createStore(key, initial) {
  const listeners = new Set();
  let value = { ...initial, ...read(key) };
  return {
    get value() {
      return value;
    },
    /** @param {Partial<T>} change */
    set(change) {
      value = { ...value, ...change };
      write(key, value);
      for (const listener of listeners) listener(value, change);
    },
    /** @param {(value: T, change: Partial<T>) => void} listener @returns {() => void} Ends it. */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What is kept under a key, or nothing. @param {string} key */
export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {string} key @param {object} value */
function write(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // If storage is full or forbidden, only a reload loses the value.
  }
}

/** An id for one encounter; `randomUUID` is missing where the page is not served securely. */
export function newId() {
  return globalThis.crypto?.randomUUID?.() ?? `visit-${Date.now()}-${Math.random().toString(36).slice(2)}`;
}
