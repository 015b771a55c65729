/**
 * Only for the demonstration: the connection from this tab to the server, which can be cut, and its traffic.
 * @typedef {'on' | 'off' | 'deaf'} Network `deaf`: what is sent arrives, and its answer is lost.
 * @typedef {{ made?: object[], sent?: object[], received?: string[], refused?: string[] }} Traffic Signals, and
 *   ids of signals.
 */

const key = 'damson-lane.network';
const traffic = new BroadcastChannel('damson-lane.traffic');

/** Kept for the tab, so that a page that is made anew meets the same network. @returns {Network} */
export const network = () => /** @type {Network} */ (sessionStorage.getItem(key) ?? 'on');
/** @param {Network} state */
export const setNetwork = state => sessionStorage.setItem(key, state);

/** Calls back with what the pages of this browser make and send. @param {(news: Traffic) => void} listener */
export function onTraffic(listener) {
  const channel = new BroadcastChannel(traffic.name);
  channel.addEventListener('message', ({ data }) => listener(data));
}

/**
 * Lets a `till-moment` send over this connection, and reports its signals. Call it before the element is defined: it
 * sends signals left from the last visit as soon as it has an endpoint.
 * @param {HTMLElement} provider
 */
export async function useWire(provider) {
  provider.addEventListener('till-signal', event => traffic.postMessage({ made: [event.cloudEvent] }));
  const endpoint = provider.getAttribute('endpoint');
  provider.removeAttribute('endpoint');
  await customElements.whenDefined('till-moment');
  provider.fetch = send;
  if (endpoint) provider.setAttribute('endpoint', endpoint);
}

/** @type {typeof fetch} */
async function send(address, options) {
  const state = network();
  if (state === 'off') throw new TypeError('the network is off');
  const signals = [JSON.parse(String(options?.body))].flat();
  traffic.postMessage({ sent: signals });
  const response = await fetch(address, options);
  if (state !== 'on') throw new TypeError('the answer was lost');
  if (response.ok) traffic.postMessage(await answered(response.clone(), signals));
  return response;
}

/** What an answer to a batch, or to one signal, says. @param {Response} response @param {{ id: string }[]} signals */
async function answered(response, signals) {
  const { accepted = signals.map(({ id }) => id), rejected = [] } = await response.json().catch(() => ({}));
  return { received: accepted, refused: rejected.map(({ id }) => id) };
}
