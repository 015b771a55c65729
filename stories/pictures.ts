/** A drawing in the shop's style, with a background, as a `data:` URL. */
const picture = (ground: string, shadow: string, body: string, lines: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="480" height="480">` +
      `<path fill="${ground}" d="M0 0h120v120H0z"/><g transform="translate(-8.4 -8.8) scale(1.14)">` +
      `<ellipse cx="60" cy="97" rx="28" ry="3.2" fill="${shadow}"/>${body}` +
      `<g fill="none" stroke="#3a2b3a" stroke-width="1.35" stroke-linecap="round" stroke-linejoin="round">` +
      `${lines}</g></g></svg>`,
  )}`;

/** A cup with a rose, on its saucer. */
export const teacup = picture(
  '#e7ede1',
  '#d5dfcd',
  `<path fill="#fffaf1" d="M34 47h48c0 21-9 32-24 32s-24-11-24-32z"/>
  <path fill="#e9aaa4" d="M34 47h48q0 4-.6 7H34.6q-.6-3-.6-7zM26 86h64q-7 8-19 8H45q-12 0-19-8z"/>
  <path fill="#7fa488" d="M61 70q8-1 8-6q-7-1-8 6zM55 70q-8-1-8-6q7-1 8 6z"/>
  <g fill="#d9706a"><circle cx="58" cy="62.5" r="3"/><circle cx="61.3" cy="64.9" r="3"/>
  <circle cx="60.1" cy="68.8" r="3"/><circle cx="55.9" cy="68.8" r="3"/><circle cx="54.7" cy="64.9" r="3"/></g>
  <circle fill="#fffaf1" cx="58" cy="66" r="2.1"/>`,
  `<path d="M34 47h48c0 21-9 32-24 32s-24-11-24-32zM34.6 54h46.8M81.5 52c14-5 18 13-3.5 17M80.5 57.5c7-1 7 5-.8 6.2"/>
  <path d="M26 86h64q-7 8-19 8H45q-12 0-19-8zM45 79.5q13 4 26 0M50 40q-4-4 0-8t0-8M64 40q-4-4 0-8t0-8"/>`,
);

/** Three tiers with cakes. */
export const cakeStand = picture(
  '#e7ede1',
  '#d5dfcd',
  `<circle fill="#fffaf1" cx="60" cy="27" r="4"/>
  <path fill="#fffaf1" d="M45 41h30q-2 6-6.8 6H51.8q-4.8 0-6.8-6zM37 62h46q-2 6-10.3 6H47.3q-8.3 0-10.3-6zM29 85h62q-2 6-14 6H43q-12 0-14-6zM50 95q1-4 10-4t10 4z"/>
  <path fill="#e9aaa4" d="M48 41q0-7 4.5-7t4.5 7zM42 62q0-8 5.5-8t5.5 8zM35 85v-8h13v8z"/>
  <path fill="#f0ca78" d="M64 41v-5h8v5zM67 62l10-8v8zM71 85q0-9 7-9t7 9z"/>
  <circle fill="#d9706a" cx="78" cy="74" r="1.7"/>`,
  `<path d="M60 31v10M60 47v15M60 68v17"/><circle cx="60" cy="27" r="4"/>
  <path d="M45 41h30q-2 6-6.8 6H51.8q-4.8 0-6.8-6zM37 62h46q-2 6-10.3 6H47.3q-8.3 0-10.3-6zM29 85h62q-2 6-14 6H43q-12 0-14-6z"/>
  <path d="M48 41q0-7 4.5-7t4.5 7zM64 41v-5h8v5zM42 62q0-8 5.5-8t5.5 8zM67 62l10-8v8zM35 85v-8h13v8zM35 81h13M71 85q0-9 7-9t7 9z"/>
  <circle cx="78" cy="74" r="1.7"/><path d="M50 95q1-4 10-4t10 4z"/>`,
);

/** A teapot with dots. */
export const teapot = picture(
  '#f8edd3',
  '#efdfb9',
  `<path fill="#d9706a" d="M83 62c11-3 8-16 19-19l3 4c-7 6-6 22-21 30zM34 68c0-18 11-27 26-27s26 9 26 27c0 16-10 25-26 25s-26-9-26-25z"/>
  <path fill="#fffaf1" d="M45 44.5c4-9 26-9 30 0q-15 5-30 0z"/><circle fill="#d9706a" cx="60" cy="33.5" r="4"/>
  <g fill="#fffaf1"><circle cx="46" cy="62" r="3.1"/><circle cx="60" cy="57" r="3.1"/><circle cx="74" cy="62" r="3.1"/>
  <circle cx="52" cy="74" r="3.1"/><circle cx="67" cy="74" r="3.1"/><circle cx="60" cy="86" r="3.1"/></g>`,
  `<path d="M83 62c11-3 8-16 19-19l3 4c-7 6-6 22-21 30M35 54c-18-8-25 22 1 27M36.5 59c-10-3-12 12-1.5 16"/>
  <path d="M34 68c0-18 11-27 26-27s26 9 26 27c0 16-10 25-26 25s-26-9-26-25zM45 44.5c4-9 26-9 30 0q-15 5-30 0z"/>
  <circle cx="60" cy="33.5" r="4"/>`,
);
