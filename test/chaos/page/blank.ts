/** A page of the same origin that sends nothing: to look at what is on disk, and to hear what others make. */
import { type News, onDisk, tell } from './tell.js';

window.chaos = {
  make: () => Promise.reject(new TypeError('there is nothing to make signals with')),
  pending: async () => (await onDisk()).length,
  onDisk,
  state: () => 'durable',
};
new BroadcastChannel('witness').onmessage = ({ data }: MessageEvent<News>) => tell(data);
tell({ ready: true });
