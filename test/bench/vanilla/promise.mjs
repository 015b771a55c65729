import { PlainWidget, sheetOf, template } from './shared.mjs';
import { formatNumber, formatSince } from './words.mjs';

const sheet = sheetOf('till-promise');
const paths = {
  quality: 'm12 3.5 2.6 5.3 5.9.8-4.3 4.1 1 5.8-5.2-2.8-5.2 2.8 1-5.8-4.3-4.1 5.9-.8z',
  returns: 'M8 5 3.5 9.5 8 14M3.5 9.5h11a5 5 0 0 1 0 10H11',
};
const content = template(`
  <div part="base">
    <div part="promise">
      <svg class="icon" part="icon" viewBox="0 0 24 24" aria-hidden="true"><path></path></svg>
      <div class="text">
        <div role="status"></div>
        <p class="title" part="title"></p>
        <p class="small quiet" part="evidence"></p>
        <p class="remedy" part="remedy"></p>
        <details class="small" part="details">
          <summary part="summary"></summary>
          <p class="lines"></p>
          <p class="quiet lines"></p>
        </details>
        <p class="small"><a part="link"></a></p>
      </div>
    </div>
  </div>`);

/** One promise, written by hand. Parts that the document lacks are removed from the clone. */
class PlainPromise extends PlainWidget {
  constructor() {
    super(sheet);
  }

  draw() {
    const promise = this.provider.moment?.promises[0];
    if (!promise) return this.shadowRoot.replaceChildren(document.createElement('slot'));
    const { title, icon, state, remedy, evidence, detail, conditions, link } = promise;
    const copy = this.show(content, promise, '[part=promise]');
    const { lang, words } = this.language;
    const frame = copy.firstChild.firstChild;
    const [svg, body] = frame.children;
    const [, titled, counted, remedied, details, linked] = body.children;
    frame.className = `promise ${state}`;
    if (icon) svg.firstChild.setAttribute('d', paths[icon]);
    else svg.remove();
    titled.textContent = title;
    if (evidence) {
      const { kept, of, from } = evidence;
      counted.textContent = words.kept(
        formatNumber(lang, kept),
        formatNumber(lang, of),
        formatSince(lang, from),
      );
    } else counted.remove();
    if (remedy && state !== 'on') remedied.textContent = remedy;
    else remedied.remove();
    if (detail || conditions) this.#disclose(details, detail, conditions);
    else details.remove();
    if (link) {
      linked.firstChild.href = link.href;
      linked.firstChild.textContent = link.label;
    } else linked.remove();
    return this.shadowRoot.replaceChildren(copy);
  }

  #disclose(details, detail, conditions) {
    const [summary, first, second] = details.children;
    summary.textContent = this.language.words.more;
    if (detail) first.textContent = detail;
    else first.remove();
    if (conditions) second.textContent = conditions;
    else second.remove();
    details.addEventListener(
      'toggle',
      () => details.open && this.signal('opened', { promise: this.item.id }),
    );
  }
}
customElements.define('plain-promise', PlainPromise);
