/** An address as a URL, relative to the page; `host` and `mirror` are addresses that are no URLs. */
export const resolveAddress = (address: string): string =>
  /^(host|mirror)$/.test(address) ? address : new URL(address, document.baseURI).href;
