/** In the page: moves focus, and sees where it goes. */
(() => {
  const probe = window[Symbol.for('tillside.verify-host')];
  const { active, focusable, isField, isOurs, isTillside, isVisible, name, parts } = probe;

  let targets = [];
  let focused;
  /** What can have focus; the host's own controls are limited in number, since each costs a scan. */
  const aims = limit => {
    const every = focusable();
    const ours = every.filter(isOurs);
    const hosts = every.filter(element => !isOurs(element));
    targets = [...ours, ...hosts.slice(0, limit)];
    return {
      count: hosts.length,
      targets: targets.map(element => ({ name: name(element), isOurs: isOurs(element) })),
    };
  };
  /** Gives focus to one of them, or to none. False if it does not have it then. */
  const aim = index => {
    const element = targets[index];
    if (index >= 0 && !element?.isConnected) return false;
    active()?.blur?.();
    element?.focus({ preventScroll: true });
    return index < 0 || active() === element;
  };
  /** Gives focus to a widget's part, or to the first control in it. False if it does not have it then. */
  const aimAt = (tag, part) => {
    const element = parts(tag, part).find(isVisible);
    const control = element?.querySelector('input') ?? element;
    control?.focus({ preventScroll: true });
    focused = control;
    return !!control && active() === control;
  };
  /** Gives focus to the field that a scanner types into: where the host put it, or its first. */
  const toField = () => {
    const now = active();
    const target =
      now && isField(now) && !isOurs(now) ? now : focusable().find(each => isField(each) && !isOurs(each));
    target?.focus({ preventScroll: true });
    return target ? name(target) : '';
  };
  const markFocus = () => (focused = active());
  /** Where focus went since it was marked, if it went. */
  const movedFocus = () => {
    const now = active();
    return {
      moved: now !== focused,
      to: name(now),
      isTillside: !!now?.localName && isTillside(now),
      isField: !!now?.localName && isField(now),
    };
  };

  Object.assign(probe, { aims, aim, aimAt, toField, markFocus, movedFocus });
})();
