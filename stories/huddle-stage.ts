import '@tillside/elements/huddle/all';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { HuddleInput } from '@tillside/contract';

/** The arguments of every story of the Huddle, besides its data. */
export interface HuddleArgs {
  density?: 'till' | 'wall' | undefined;
}

export const huddleArgTypes = {
  density: {
    control: 'inline-radio',
    options: [undefined, 'till', 'wall'],
    table: { category: 'Team' },
  },
} as const;

/** Widgets inside a `<till-huddle>` with this document. */
export const inHuddle = (
  document: Omit<HuddleInput, 'version' | 'id'>,
  { density }: HuddleArgs,
  content: TemplateResult,
): TemplateResult => {
  const value: HuddleInput = { version: 1, id: 'story', team: { id: 'leeds', name: 'Leeds' }, ...document };
  return html`<till-huddle .value=${value} density=${ifDefined(density)}>${content}</till-huddle>`;
};
