/** A page of the same origin that sends nothing: it shows what is on disk, and records the signals of other tabs. */
import { type News, onDisk, tell } from './tell.js';

window.chaos = {
  make: () => Promise.reject(new TypeError('this page makes no signals')),
  pending: async () => (await onDisk()).length,
  onDisk,
  state: () => 'durable',
  flush: () => Promise.resolve(),
};
new BroadcastChannel('witness').onmessage = ({ data }: MessageEvent<News>) => tell(data);
tell({ ready: true });
