import '@tillside/elements/hydrate';
import { hydrate } from '@lit-labs/ssr-client';
import { content, week } from './huddle-page.js';

hydrate(content(week), document.querySelector('main')!);
await import('@tillside/elements/huddle/all');
