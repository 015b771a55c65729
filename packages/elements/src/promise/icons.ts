import type { PromiseIcon } from '@tillside/contract';

/** The icons of promises, each one path on a 24 px grid. */
export const icons: Record<PromiseIcon, string> = {
  delivery:
    'M2.5 6.5h11v10h-11zm11 4h4l4 3.5v2.5h-8zm-7 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zm10.5 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  returns: 'M8 5 3.5 9.5 8 14M3.5 9.5h11a5 5 0 0 1 0 10H11',
  price: 'M12.5 3.5h8v8l-9 9-8-8zm4 4h.01',
  quality: 'm12 3.5 2.6 5.3 5.9.8-4.3 4.1 1 5.8-5.2-2.8-5.2 2.8 1-5.8-4.3-4.1 5.9-.8z',
  care: 'M12 20s-8-4.6-8-10.4A4.4 4.4 0 0 1 12 7a4.4 4.4 0 0 1 8 2.6C20 15.4 12 20 12 20z',
  privacy: 'M5.5 11h13v9.5h-13zm3 0V7.5a3.5 3.5 0 0 1 7 0V11M12 15v1.5',
  time: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zm0-14v5l3 2',
  planet: 'M5 19C5 10 10 5 20 5c0 10-5 15-12 13m-4 3c2-5 5-8 9-10',
};
