/** A basket on a server: it takes its time, and refuses what is sold out. */
export async function addToBasket(id?: string): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 500));
  // The customer reads these words. Those of an error are only logged.
  if (id === '22697') throw { refusal: 'The last one was sold a minute ago.', retry: false };
}
