import { define } from '../../shared/define.js';
import { TillNews } from './till-news.js';

define('till-news', TillNews);
