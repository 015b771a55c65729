import '@tillside/elements/hydrate';
import { hydrate } from '@lit-labs/ssr-client';
import type { MomentInput } from '@tillside/contract';
import { content, visit } from './page.js';

const root = document.querySelector('main')!;
const changes = JSON.parse(root.dataset.changes ?? '{}') as Partial<MomentInput>;
hydrate(content({ ...visit, ...changes }), root);
await import('@tillside/elements/all');
root.dataset.ready = '';
