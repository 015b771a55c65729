import '@tillside/elements/all';
import { readSchemaOrg } from '@tillside/adapters/schema-org';
import type { TillSuggestion } from '@tillside/elements';
import { html } from 'lit';
import { expect, mount, text } from '../helpers/elements.js';

describe('the product that a page describes for search engines', () => {
  it('is suggested as the page has it', async () => {
    const script = document.createElement('script');
    script.type = 'application/LD+json';
    script.text = JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'Product',
      name: 'Teacup &amp; saucer',
      sku: '22699',
      offers: {
        '@type': 'Offer',
        price: '2.95',
        priceCurrency: 'GBP',
        availability: 'https://schema.org/InStock',
      },
    });
    document.head.append(script);
    const reason = { text: 'You looked at it', basis: 'general' } as const;
    const { suggestions, problems } = readSchemaOrg(document, { reason });
    script.remove();
    expect(problems).to.deep.equal([]);
    const element = await mount<TillSuggestion>(
      html`<till-suggestion lang="en-GB" .value=${suggestions}></till-suggestion>`,
    );
    expect(text(element)).to.contain('Teacup & saucer').and.to.contain('£2.95');
  });
});
