type Engine = 'chromium' | 'firefox' | 'webkit';

const [, firefox, chromium] = /(Firefox\/)|(Chrome\/)/.exec(navigator.userAgent) ?? [];

/** The engine that this test runs in. */
export const engine: Engine = firefox ? 'firefox' : chromium ? 'chromium' : 'webkit';

/** Every fact that can be tested in some engines only, with the reason; the only such list. */
const abilities = {
  'keys without names': {
    engines: ['chromium'],
    reason:
      "Input methods' keys have no name; only Chromium's own protocol sends one without an input method.",
  },
  'aliases of languages': {
    engines: ['chromium', 'firefox'],
    reason: "WebKitGTK's data does not know that `cmn`, which pages hardly use, is `zh`.",
  },
  'computed names and roles': {
    engines: ['chromium'],
    reason: 'Only Chromium gives them to a page, as properties that a flag switches on.',
  },
} satisfies Record<string, { engines: Engine[]; reason: string }>;

export type Ability = keyof typeof abilities;

/** Whether a fact can be tested in this engine. */
export const can = (ability: Ability): boolean =>
  (abilities[ability].engines as readonly Engine[]).includes(engine);
