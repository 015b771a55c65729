// The provider first, so that it is defined when the widgets request their moment.
import '../moment/define.js';
import '../promise/define.js';

export { TillMoment } from '../moment/till-moment.js';
export { TillPromise } from '../promise/till-promise.js';
export { addStrings } from '../shared/strings.js';
