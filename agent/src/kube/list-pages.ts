import { setImmediate } from 'node:timers/promises';
import { type ApiClient, titleOf } from './api-client.ts';
import type { Codec, Page } from './codec.ts';
import { collectionPath, withQuery } from './collection-path.ts';
import { type Failure, failure, textOf } from './failure.ts';
import type { Collection, ObjectMeta } from './kube.ts';
import type { Loan, PagePool } from './page-pool.ts';
import type { Timing } from './timing.ts';

/** What LISTs and WATCHes of one cluster share. */
export interface ClusterContext {
  readonly client: ApiClient;
  readonly pages: PagePool;
  readonly timing: Timing;
  /** 0 to 1. */
  readonly random: () => number;
}

export interface ListOptions<T extends ObjectMeta> {
  readonly collection: Collection;
  readonly codec: Codec<T>;
  /** Objects a page; null for all in one. */
  readonly pageSize: number | null;
  readonly signal: AbortSignal;
}

export type ListResult = { readonly ok: true; readonly resourceVersion: string } | Failure;

type FetchedPage<T> = { readonly ok: true; readonly page: Page<T>; readonly loan: Loan } | Failure;

/** A page that is larger than this is followed by smaller ones. */
const LARGE_PAGE = 4 * 1024 * 1024;
const SMALLEST_PAGE = 10;

/** For so long objects are told without a pause. */
const SLICE_MS = 8;

/**
 * Tells all objects of a collection, page by page: the next page is on its way while one is told, never more. The
 * objects' bytes are overwritten after their page. Rejects only with what `tell` throws.
 */
export async function listPages<T extends ObjectMeta>(
  context: ClusterContext,
  options: ListOptions<T>,
  tell: (object: T) => void | Promise<void>
): Promise<ListResult> {
  let pageSize = options.pageSize;
  let resourceVersion = '';
  let coming: Promise<FetchedPage<T>> | null = fetchPage(context, options, pageSize, '');
  try {
    while (coming !== null) {
      const fetched: FetchedPage<T> = await coming;
      coming = null;
      if (!fetched.ok) {
        return fetched;
      }
      const { page, loan }: { page: Page<T>; loan: Loan } = fetched;
      resourceVersion ||= page.resourceVersion;
      pageSize = nextPageSize(pageSize, loan.buffer.bytes().length);
      coming = page.next === '' ? null : fetchPage(context, options, pageSize, page.next);
      // The request is on its way before this page keeps the event loop busy.
      await setImmediate();
      const unreadable = await tellPage(fetched, tell, options);
      if (unreadable !== null) {
        return unreadable;
      }
    }
  } finally {
    void coming?.then((fetched) => fetched.ok && fetched.loan.giveBack());
  }
  return resourceVersion === '' ? noVersion(options.collection) : { ok: true, resourceVersion };
}

/**
 * Each object is read when it is its turn, so that few live long enough to be moved by the garbage collector. Others have
 * their turn in between: a page may hold hundreds.
 */
async function tellPage<T extends ObjectMeta>(
  { page, loan }: { readonly page: Page<T>; readonly loan: Loan },
  tell: (object: T) => void | Promise<void>,
  { collection, signal }: ListOptions<T>
): Promise<Failure | null> {
  let sliceEnd = performance.now() + SLICE_MS;
  try {
    for (let index = 0; index < page.count && !signal.aborted; index++) {
      if (performance.now() > sliceEnd) {
        await setImmediate();
        sliceEnd = performance.now() + SLICE_MS;
      }
      const read = readItem(page, index);
      if (!read.ok) {
        return cannotRead(collectionPath(collection), read.error);
      }
      const told = tell(read.object);
      if (told !== undefined) {
        await told;
      }
    }
    return null;
  } finally {
    loan.giveBack();
  }
}

function readItem<T>(
  page: Page<T>,
  index: number
): { readonly ok: true; readonly object: T } | { readonly ok: false; readonly error: unknown } {
  try {
    return { ok: true, object: page.item(index) };
  } catch (error) {
    return { ok: false, error };
  }
}

function cannotRead(path: string, error: unknown): Failure {
  return failure('decode_failed', `${titleOf(path)}: the answer cannot be read: ${textOf(error)}`);
}

function nextPageSize(pageSize: number | null, bytes: number): number | null {
  return pageSize === null || bytes <= LARGE_PAGE ? pageSize : Math.max(SMALLEST_PAGE, Math.floor(pageSize / 2));
}

async function fetchPage<T extends ObjectMeta>(
  { client, pages, timing }: ClusterContext,
  { collection, codec, signal }: ListOptions<T>,
  pageSize: number | null,
  token: string
): Promise<FetchedPage<T>> {
  const { labelSelector, fieldSelector } = collection;
  const limit = pageSize === null ? undefined : String(pageSize);
  const path = withQuery(collectionPath(collection), { limit, continue: token, labelSelector, fieldSelector });
  const loan = await pages.borrow();
  const fetched = await intoLoan(loan);
  if (!fetched.ok) {
    loan.giveBack();
  }
  return fetched;

  async function intoLoan({ buffer }: Loan): Promise<FetchedPage<T>> {
    const [headMs, wholeMs] = [timing.requestMs, timing.requestMs];
    const answer = await client.get(path, { accept: codec.accept.list, signal, headMs, wholeMs });
    const trouble = answer.ok ? await client.read(path, answer, buffer) : answer;
    if (trouble !== null || !answer.ok) {
      return trouble ?? failure('api_error', path);
    }
    try {
      return { ok: true, page: codec.readPage(buffer.bytes(), answer.format), loan };
    } catch (error) {
      return cannotRead(path, error);
    }
  }
}

function noVersion(collection: Collection): Failure {
  return failure('decode_failed', `GET ${collectionPath(collection)}: a list without a resourceVersion`);
}
