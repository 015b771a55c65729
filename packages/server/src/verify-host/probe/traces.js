/** In the page: looks for what remains of a customer. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { all, isField, name, windows } = probe;

  /** Where any of these texts occurs: light and shadow DOM, fields, title, address, cookies, storage. */
  const traces = texts => {
    const found = [];
    const note = (where, value) => {
      const text = texts.find(text => value?.includes?.(text));
      if (text) found.push(`“${text}” is ${where}`);
    };
    for (const each of windows()) {
      note('in the title', each.document.title);
      note('in the address', decodeURIComponent(each.location.href));
      note('in a cookie', decodeURIComponent(each.document.cookie));
      for (const kind of ['localStorage', 'sessionStorage'])
        for (const [item, value] of Object.entries(stored(each, kind)))
          // What a customer declined is remembered under their pseudonym: that is its purpose.
          if (item !== 'tillside:pacing/1') note(`in ${kind}, under ${item}`, `${item} ${value}`);
    }
    for (const element of all()) {
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE || child.nodeType === Node.COMMENT_NODE)
          note(`in ${name(element)}`, child.data);
      for (const child of element.shadowRoot?.childNodes ?? [])
        if (child.nodeType === Node.TEXT_NODE) note(`in the shadow of ${name(element)}`, child.data);
      for (const { name: attribute, value } of element.attributes)
        note(`in ${attribute} of ${name(element)}`, value);
      if (isField(element)) note(`in ${name(element)}`, element.value);
    }
    return [...new Set(found)];
  };
  const stored = (each, kind) => {
    try {
      return { ...each[kind] };
    } catch {
      return {};
    }
  };

  Object.assign(probe, { traces });
})();
