import { define } from '../shared/define.js';
import { TillSuggestion } from './till-suggestion.js';

define('till-suggestion', TillSuggestion);
