import type { TillMoment } from '../moment/till-moment.js';
import { Mirror } from './mirror.js';

/** Marks a `<till-moment>` class that already has the mirror, from whichever copy of this module. */
const mirrorMark = Symbol.for('tillside.mirror/1');

const isMoment = (element: Element): element is TillMoment =>
  element.localName === 'till-moment' && 'addController' in element;

/** All `<till-moment>` elements below a node, through open shadow roots. */
function momentsIn(root: ParentNode): TillMoment[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    ...(isMoment(element) ? [element] : []),
    ...(element.shadowRoot ? momentsIn(element.shadowRoot) : []),
  ]);
}

function addMirror(element: Element): void {
  if (isMoment(element)) element.addController(new Mirror(element));
}

/** Adds the mirror to the `<till-moment>` class and its elements, from whichever copy, upgraded before or later. */
async function teachMoments(): Promise<void> {
  await customElements.whenDefined('till-moment');
  // Before Chromium 86, `whenDefined` resolves without the class.
  const type = customElements.get('till-moment') as typeof TillMoment & { [mirrorMark]?: true };
  if (type[mirrorMark]) return;
  type[mirrorMark] = true;
  type.addInitializer(addMirror);
  momentsIn(document).forEach(addMirror);
}

if ('document' in globalThis) void teachMoments();
