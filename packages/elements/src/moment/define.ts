import { define } from '../shared/define.js';
import { TillMoment } from './till-moment.js';

define('till-moment', TillMoment);
