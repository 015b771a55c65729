import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import type * as contract from '@tillside/contract';
import type { Form, Moment, ShopPromise, Signal, Suggestion } from '@tillside/contract/schemas';

/** zod says `undefined` wherever a member may be absent; the interfaces do not, and JSON cannot. */
type Exact<T> = T extends object ? { [K in keyof T]: Exact<Exclude<T[K], undefined>> } : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// Judged by the compiler: this fails to build if a schema and its interface part ways.
test('the interfaces and the schemas are one', () => {
  const input: [
    Same<Exact<z.input<typeof Moment>>, contract.MomentInput>,
    Same<Exact<z.input<typeof ShopPromise>>, contract.PromiseInput>,
    Same<Exact<z.input<typeof Suggestion>>, contract.SuggestionInput>,
    Same<Exact<z.input<typeof Form>>, contract.FormInput>,
    Same<Exact<z.input<typeof Signal>>, contract.AnySignal>,
  ] = [true, true, true, true, true];
  const output: [
    Same<Exact<z.output<typeof ShopPromise>>, contract.ShopPromise>,
    Same<Exact<z.output<typeof Suggestion>>, contract.Suggestion>,
    Same<Exact<z.output<typeof Form>>, contract.Form>,
  ] = [true, true, true];
  assert.ok([...input, ...output].every(Boolean));
});
