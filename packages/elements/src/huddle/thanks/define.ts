import { define } from '../../shared/define.js';
import { TillThanks } from './till-thanks.js';

define('till-thanks', TillThanks);
