import { addMirror } from './add-mirror.js';

addMirror();
