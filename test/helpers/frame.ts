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
  document.body.append(frame);
  await Promise.resolve();
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
