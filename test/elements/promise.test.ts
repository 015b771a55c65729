import '@tillside/elements/promise/define';
import { expect } from '@open-wc/testing';

it('shows a promise of its own', () => {
  const element = document.createElement('till-promise');
  element.value = { id: 'mend', title: 'We mend it' };
  document.body.append(element);
  expect(element.shadowRoot?.textContent).to.contain('We mend it');
  element.remove();
});
