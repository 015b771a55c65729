import { define } from '../shared/define.js';
import { TillFeedback } from './till-feedback.js';

define('till-feedback', TillFeedback);
