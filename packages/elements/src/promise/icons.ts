import type { PromiseIcon } from '@tillside/contract';
import { svg, type SVGTemplateResult } from 'lit';

const paths: Record<PromiseIcon, string> = {
  delivery:
    'M2.5 6.5h11v10h-11zM13.5 10h4l4 4v2.5h-8zM6.5 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  returns: 'M8 5 3.5 9.5 8 14M3.5 9.5h11a5 5 0 0 1 0 10H11',
  price: 'M12.5 3.5h8v8l-9 9-8-8zM16.5 7.5h.01',
  quality: 'M12 3.5l2.6 5.3 5.9.8-4.3 4.1 1 5.8-5.2-2.8-5.2 2.8 1-5.8-4.3-4.1 5.9-.8z',
  care: 'M12 20s-8-4.6-8-10.4A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.6C20 15.4 12 20 12 20z',
  privacy: 'M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11M12 15v1.5',
  time: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  planet: 'M5 19c0-9 5-14 15-14 0 10-5 15-12 13M4 21c2-5 5-8 9-10',
};

/** A promise's icon: decoration, since the sentence beside it says it all. */
export function promiseIcon(icon: PromiseIcon): SVGTemplateResult {
  return svg`<svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[icon]} /></svg>`;
}
