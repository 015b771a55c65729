import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import type { z } from 'zod';
import type * as contract from '@tillside/contract';
import type {
  Form,
  Huddle,
  HuddleSignal,
  Moment,
  News,
  Portrait,
  Result,
  ShopPromise,
  Signal,
  Story,
  Suggestion,
  Thanks,
} from '@tillside/contract/schemas';

/** zod's types allow `undefined` for an optional member; the interfaces do not, and JSON has no such value. */
type Exact<T> = T extends object ? { [K in keyof T]: Exact<Exclude<T[K], undefined>> } : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// The compiler checks this: it fails to build if a schema and its interface differ.
test('the interfaces match the schemas', () => {
  const input: [
    Same<Exact<z.input<typeof Moment>>, contract.MomentInput>,
    Same<Exact<z.input<typeof ShopPromise>>, contract.PromiseInput>,
    Same<Exact<z.input<typeof Suggestion>>, contract.SuggestionInput>,
    Same<Exact<z.input<typeof Form>>, contract.FormInput>,
    Same<Exact<z.input<typeof Signal>>, contract.AnySignal>,
    Same<Exact<z.input<typeof Huddle>>, contract.HuddleInput>,
    Same<Exact<z.input<typeof Result>>, contract.ResultInput>,
    Same<Exact<z.input<typeof HuddleSignal>>, contract.AnyHuddleSignal>,
  ] = [true, true, true, true, true, true, true, true];
  const output: [
    Same<Exact<z.output<typeof ShopPromise>>, contract.ShopPromise>,
    Same<Exact<z.output<typeof Suggestion>>, contract.Suggestion>,
    Same<Exact<z.output<typeof Form>>, contract.Form>,
    Same<Exact<z.output<typeof Result>>, contract.Result>,
    Same<Exact<z.output<typeof Portrait>>, contract.Portrait>,
    Same<Exact<z.output<typeof News>>, contract.News>,
    Same<Exact<z.output<typeof Story>>, contract.Story>,
    Same<Exact<z.output<typeof Thanks>>, contract.Thanks>,
  ] = [true, true, true, true, true, true, true, true];
  assert.ok([...input, ...output].every(Boolean));
});

test('every member of an interface has a doc comment', () => {
  const silent = globSync('packages/contract/src/types/*.ts').flatMap(file => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    return source.statements
      .filter(ts.isInterfaceDeclaration)
      .filter(({ name }) => !name.text.endsWith('SignalData'))
      .flatMap(({ name, members }) =>
        members
          .filter(member => !ts.getJSDocCommentsAndTags(member).length)
          .map(member => `${name.text}.${member.name?.getText()}`),
      );
  });
  assert.deepEqual(silent, []);
});
