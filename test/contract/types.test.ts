import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { z } from 'zod';
import type * as contract from '@tillside/contract';
import { Form, Moment, ShopPromise, Signal, Suggestion } from '@tillside/contract/schemas';

/** zod says `undefined` wherever a member may be absent; the interfaces do not, and JSON cannot. */
type Exact<T> = T extends object ? { [K in keyof T]: Exact<Exclude<T[K], undefined>> } : T;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const holds = <T extends true>(value?: T): void => assert.equal(value, undefined);

// These lines are judged by the compiler: each fails to build if a schema and its interface part ways.
test('the interfaces and the schemas are one', () => {
  holds<Same<Exact<z.input<typeof Moment>>, contract.MomentInput>>();
  holds<Same<Exact<z.input<typeof ShopPromise>>, contract.PromiseInput>>();
  holds<Same<Exact<z.input<typeof Suggestion>>, contract.SuggestionInput>>();
  holds<Same<Exact<z.input<typeof Form>>, contract.FormInput>>();
  holds<Same<Exact<z.output<typeof ShopPromise>>, contract.ShopPromise>>();
  holds<Same<Exact<z.output<typeof Suggestion>>, contract.Suggestion>>();
  holds<Same<Exact<z.output<typeof Form>>, contract.Form>>();
  holds<Same<Exact<z.input<typeof Signal>>, contract.AnySignal>>();
});
