import { define } from '../shared/define.js';
import { TillHuddle } from './till-huddle.js';

define('till-huddle', TillHuddle);
