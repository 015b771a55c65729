// The provider first, so that it is defined when the widgets request their document.
import './define.js';
import './result/define.js';
import './portrait/define.js';
import './story/define.js';
import './thanks/define.js';
import './news/define.js';

export * from './index.js';
