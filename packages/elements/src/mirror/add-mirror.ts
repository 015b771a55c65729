import type { TillMoment } from '../moment/till-moment.js';
import { Mirror } from './mirror.js';

/** Marks a class that mirrors already, whichever copy of this module made it so. */
const mark = Symbol.for('tillside.mirror/1');

const isMoment = (element: Element): element is TillMoment =>
  element.localName === 'till-moment' && 'addController' in element;

/** All `<till-moment>` below, through open shadow roots. */
function momentsIn(root: ParentNode): TillMoment[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    ...(isMoment(element) ? [element] : []),
    ...(element.shadowRoot ? momentsIn(element.shadowRoot) : []),
  ]);
}

/** Teaches `<till-moment>` its attribute `mirror`, whichever copy of it the page has, now or later. */
export function addMirror(): void {
  if (!('document' in globalThis)) return;
  void customElements.whenDefined('till-moment').then(() => {
    const type = customElements.get('till-moment') as typeof TillMoment & { [mark]?: true };
    if (type[mark]) return;
    type[mark] = true;
    const add = (element: Element) => {
      if (isMoment(element)) element.addController(new Mirror(element));
    };
    type.addInitializer(add);
    momentsIn(document).forEach(add);
  });
}
