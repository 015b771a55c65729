import { define } from '../../shared/define.js';
import { TillResult } from './till-result.js';

define('till-result', TillResult);
