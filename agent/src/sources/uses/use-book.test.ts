import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRecordingSink } from '../testing/recording-sink.ts';
import type { Use } from './use.ts';
import { createUseBook } from './use-book.ts';

const TLS = 'Secret shop/tls';
const CA = 'Secret shop/ca';
const use = (object: string, user: string, managedBy?: string): Use =>
  managedBy === undefined ? { object, user } : { object, user, managedBy };

function setUp(claimsUnused = true) {
  const sink = createRecordingSink();
  const book = createUseBook(sink, claimsUnused);
  const factsOf = (object: string) => sink.facts.get(`${object} uses`);
  return { sink, book, factsOf };
}

test('users of all collections stand together, and one that goes is taken away', () => {
  const { book, factsOf } = setUp();
  const [ingresses, pods] = [book.open(null), book.open('shop')];
  ingresses.set('shop/web', [use(TLS, 'Ingress shop/web')]);
  pods.set('shop/web-1', [use(TLS, 'Deployment shop/web'), use(CA, 'Deployment shop/web')]);
  pods.set('shop/web-2', [use(TLS, 'Deployment shop/web')]);
  ingresses.complete();
  pods.complete();
  assert.deepEqual(factsOf(TLS), { usedBy: ['Deployment shop/web', 'Ingress shop/web'] });
  assert.deepEqual(factsOf(CA), { usedBy: ['Deployment shop/web'] });
  pods.delete('shop/web-1');
  assert.deepEqual(factsOf(TLS), { usedBy: ['Deployment shop/web', 'Ingress shop/web'] });
  assert.equal(factsOf(CA), undefined);
  pods.delete('shop/web-2');
  assert.deepEqual(factsOf(TLS), { usedBy: ['Ingress shop/web'] });
});

test('nothing is told before a collection is complete, and nothing twice', () => {
  const { sink, book } = setUp();
  const ledger = book.open(null);
  for (let pod = 0; pod < 1000; pod += 1) {
    ledger.set(`shop/web-${pod}`, [use(TLS, 'Deployment shop/web')]);
  }
  assert.deepEqual(sink.calls, []);
  ledger.complete();
  ledger.complete();
  assert.deepEqual(sink.calls, [`relate ${TLS} uses`]);
  sink.clear();
  ledger.set('shop/web-7', [use(TLS, 'Deployment shop/web')]);
  ledger.set('shop/web-new', [use(TLS, 'Deployment shop/web')]);
  ledger.delete('shop/web-7');
  ledger.delete('shop/never-seen');
  assert.deepEqual(sink.calls, []);
});

test('one change among many tells one object', () => {
  const { sink, book } = setUp();
  const ledger = book.open(null);
  for (let index = 0; index < 2000; index += 1) {
    book.found(`Secret shop/tls-${index}`);
    ledger.set(`shop/web-${index}`, [use(`Secret shop/tls-${index}`, `Ingress shop/web-${index}`)]);
  }
  ledger.complete();
  sink.clear();
  ledger.set('shop/web-7', [use('Secret shop/tls-8', 'Ingress shop/web-7')]);
  assert.deepEqual(sink.calls.sort(), ['relate Secret shop/tls-7 uses', 'relate Secret shop/tls-8 uses']);
});

test('who renews it comes and goes with the user that says so', () => {
  const { book, factsOf } = setUp();
  const ledger = book.open(null);
  ledger.complete();
  ledger.set('shop/web', [use(TLS, 'Ingress shop/web', 'cert-manager')]);
  assert.deepEqual(factsOf(TLS), { usedBy: ['Ingress shop/web'], managedBy: 'cert-manager' });
  ledger.set('shop/web', [use(TLS, 'Ingress shop/web')]);
  assert.deepEqual(factsOf(TLS), { usedBy: ['Ingress shop/web'] });
});

test('thousands of users of one object: the first are named, the others counted', () => {
  const { book, factsOf } = setUp();
  const ledger = book.open(null);
  for (let index = 0; index < 5000; index += 1) {
    ledger.set(`shop/web-${index}`, [use(TLS, `Ingress shop/web-${index}`)]);
  }
  ledger.complete();
  assert.equal(factsOf(TLS)?.usedBy?.length, 101);
  assert.equal(factsOf(TLS)?.usedBy?.at(-1), '4900 more');
});

test('unused is what nobody names, once all collections of its namespace are complete', () => {
  const { book, factsOf } = setUp();
  const [ingresses, pods] = [book.open(null), book.open('shop')];
  book.found(TLS);
  book.found('Secret mail/tls');
  book.found('ConfigMap shop/ca');
  ingresses.complete();
  assert.equal(factsOf(TLS), undefined);
  assert.deepEqual(factsOf('Secret mail/tls'), { unused: true });
  pods.complete();
  assert.deepEqual(factsOf(TLS), { unused: true });
  assert.equal(factsOf('ConfigMap shop/ca'), undefined);

  pods.set('shop/web', [use(TLS, 'Pod shop/web')]);
  assert.deepEqual(factsOf(TLS), { usedBy: ['Pod shop/web'] });
  pods.delete('shop/web');
  assert.deepEqual(factsOf(TLS), { unused: true });

  pods.incomplete();
  assert.equal(factsOf(TLS), undefined);
  assert.deepEqual(factsOf('Secret mail/tls'), { unused: true });
  pods.complete();
  assert.deepEqual(factsOf(TLS), { unused: true });
});

test('an object that comes later is unused at once, and one that is gone is neither', () => {
  const { book, factsOf } = setUp();
  const ledger = book.open(null);
  ledger.set('shop/web', [use(CA, 'Pod shop/web')]);
  ledger.complete();
  book.found(TLS);
  book.found(CA);
  assert.deepEqual(factsOf(TLS), { unused: true });
  assert.deepEqual(factsOf(CA), { usedBy: ['Pod shop/web'] });
  book.lost(TLS);
  assert.equal(factsOf(TLS), undefined);
});

test('without a look at everything that could use it, nothing is unused', () => {
  const { book, factsOf } = setUp(false);
  const ledger = book.open(null);
  book.found(TLS);
  ledger.complete();
  assert.equal(factsOf(TLS), undefined);
});

test('a namespace that nobody looks at any longer takes its users and its claims along', () => {
  const { sink, book, factsOf } = setUp();
  const [shop, mail] = [book.open('shop'), book.open('mail')];
  book.found(TLS);
  book.found('Secret mail/tls');
  shop.set('shop/web', [use(CA, 'Pod shop/web')]);
  shop.complete();
  mail.complete();
  shop.close();
  assert.equal(factsOf(TLS), undefined);
  assert.equal(factsOf(CA), undefined);
  assert.deepEqual(factsOf('Secret mail/tls'), { unused: true });
  book.close();
  assert.equal(sink.facts.size, 0);
});
