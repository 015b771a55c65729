// Runs before the first paint, so that theme, direction and width do not change visibly.
(() => {
  const { dataset } = document.documentElement;
  if (!dataset.panel && matchMedia('(min-width: 75em)').matches) dataset.panel = 'open';
  try {
    const { lang = 'en', theme } = JSON.parse(localStorage.getItem('damson-lane.settings') ?? '{}');
    const root = document.documentElement;
    root.lang = lang;
    root.dir = lang === 'ar' ? 'rtl' : 'ltr';
    if (theme) root.dataset.theme = theme;
  } catch {
    // Without storage, the page is in English and follows the system's colour scheme.
  }
})();
