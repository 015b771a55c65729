import { define } from '../shared/define.js';
import { TillPromise } from './till-promise.js';

define('till-promise', TillPromise);
