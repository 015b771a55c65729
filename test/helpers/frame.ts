import { painted } from './elements.js';

interface FrameWindow extends Window {
  eval(code: string): unknown;
}

/** An empty page of its own, where nothing is defined yet; removed by `close`. */
export async function openFrame(): Promise<{
  page: Document;
  window: FrameWindow;
  define: (...modules: string[]) => Promise<void>;
  close: () => void;
}> {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'inline-size: 600px; block-size: 400px; border: 0';
  // Firefox puts another page in the place of the first one as it loads, and ends what is written in that task.
  const loaded = new Promise(resolve => (frame.onload = resolve));
  document.body.append(frame);
  await loaded;
  await painted();
  const window = frame.contentWindow as FrameWindow;
  return {
    page: frame.contentDocument!,
    window,
    define: async (...modules) => {
      for (const module of modules)
        await (window.eval(
          `import('${location.origin}/packages/elements/src/${module}')`,
        ) as Promise<unknown>);
    },
    close: () => frame.remove(),
  };
}
