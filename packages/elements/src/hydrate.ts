import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
import { LitElement } from 'lit';

/**
 * Lit's hydration support: import it before the elements, so that they take over what `@lit-labs/ssr` has rendered.
 * Without it they replace that.
 */
const page = globalThis as { litElementHydrateSupport?: (lit: { LitElement: typeof LitElement }) => void };

// It waits for Lit, but a bundler may have put Lit before it.
if (!Object.getOwnPropertyDescriptor(LitElement, 'observedAttributes'))
  page.litElementHydrateSupport?.({ LitElement });
