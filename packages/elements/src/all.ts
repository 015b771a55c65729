// The provider first, so that it is there when the widgets ask for their moment.
import './moment/define.js';
import './promise/define.js';
import './suggestion/define.js';
import './feedback/define.js';

export * from './index.js';
