import { define } from '../../shared/define.js';
import { TillPortrait } from './till-portrait.js';

define('till-portrait', TillPortrait);
