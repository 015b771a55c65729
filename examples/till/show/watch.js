/** Counts DOM writes in the widgets of a page from now on. @param {Document[]} documents */
export function countWrites(documents) {
  let writes = 0;
  const roots = documents.flatMap(page =>
    [...page.querySelectorAll('till-promise, till-suggestion, till-feedback')].map(
      ({ shadowRoot }) => shadowRoot,
    ),
  );
  const add = (/** @type {unknown[]} */ { length }) => (writes += length);
  const observer = new MutationObserver(add);
  for (const root of roots)
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  return {
    get writes() {
      add(observer.takeRecords());
      return writes;
    },
    end: () => observer.disconnect(),
  };
}

/** How often any of the words occur on these pages, or in this browser's storage. @param {string[]} words @param {Document[]} documents */
export async function traces(words, documents) {
  const storages = [localStorage, sessionStorage].flatMap(storage => Object.entries({ ...storage }).flat());
  const texts = [...documents.flatMap(textsOf), ...storages, ...(await stored())];
  return texts.filter(text => words.some(word => text.includes(word))).length;
}

/** Texts, attributes and typed values, including shadow trees. @param {Document | Element | ShadowRoot} root @returns {string[]} */
function textsOf(root) {
  return [...root.querySelectorAll('*')].flatMap(node => [
    ...[...node.attributes].map(({ value }) => value),
    ...[...node.childNodes].flatMap(({ nodeType, data }) => (nodeType === Node.TEXT_NODE ? [data] : [])),
    ...(typeof node.value === 'string' ? [node.value] : []),
    ...(node.shadowRoot ? textsOf(node.shadowRoot) : []),
  ]);
}

/** All rows of this origin's databases, as JSON. */
async function stored() {
  const known = (await indexedDB.databases?.()) ?? [];
  const databases = await Promise.all(known.map(({ name }) => done(indexedDB.open(name))));
  const rows = databases.map(async database => {
    const names = [...database.objectStoreNames];
    const all = names.map(name => done(database.transaction(name).objectStore(name).getAll()));
    const found = await Promise.all(all);
    database.close();
    return found.flat().map(row => JSON.stringify(row));
  });
  return (await Promise.all(rows)).flat();
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = request =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
