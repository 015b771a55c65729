// The provider first, so that it is defined when the widgets request their moment.
import './moment/define.js';
import './promise/define.js';
import './suggestion/define.js';
import './feedback/define.js';

export * from './index.js';
