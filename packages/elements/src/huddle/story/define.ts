import { define } from '../../shared/define.js';
import { TillStory } from './till-story.js';

define('till-story', TillStory);
