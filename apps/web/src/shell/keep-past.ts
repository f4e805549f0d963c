import type { RouteLocation, Router } from 'vue-router';
import { readOnce } from '@web/server/read';
import { Refused } from '@web/server/refused';
import { namedIn, pastQuery, saidOfPast, type Past } from '@web/session/past';
import { useSession } from '@web/session/session';

/** A step of the browser's own (back, forth) goes where it says, and so does one that chooses the day. */
let itself = false;

type Place = Pick<RouteLocation, 'query' | 'meta'>;

/**
 * What a page takes along of the point that another shows; null: nothing, or it has a point of its own. Whoever may look
 * into the past of one page is not led to that of another which they may not see.
 */
const keptOn = (to: Place, from: Place): Record<string, string> | null => {
  const kept = saidOfPast(from.query);
  const isKept = to.meta.past && from.meta.past && Object.keys(kept).length > 0 && useSession().holds(...to.meta.past);
  return isKept && Object.keys(saidOfPast(to.query)).length === 0 ? kept : null;
};

/** The number of a record that an address names by its id or an instant; null: there is none, or nobody who may ask is signed in. */
const sequenceOf = async (knownAt: string): Promise<number | null> => {
  try {
    const { sequence } = await readOnce('/api/audit/sequence', { query: { knownAt } });
    return sequence > 0 ? sequence : null;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return null;
  }
};

/** Keeps the point of the past that is shown while one goes from page to page, as far as these answer for it. */
export const keepPast = (router: Router): void => {
  // What a link says is what a new tab opens.
  const plainly = router.resolve.bind(router);
  router.resolve = ((...asked: Parameters<Router['resolve']>) => {
    const to = plainly(...asked);
    const kept = keptOn(to, router.currentRoute.value);
    return kept ? plainly({ path: to.path, query: { ...to.query, ...kept }, hash: to.hash }) : to;
  }) as Router['resolve'];
  // Before the router hears of it: a point that a step back leads away from is not taken along.
  addEventListener('popstate', () => (itself = true), { capture: true });
  router.beforeEach((to, from) => {
    const kept = itself ? null : keptOn(to, from);
    return kept ? { ...to, query: { ...to.query, ...kept } } : true;
  });
  // What only the server can tell is looked up once, and the address then has the record's number.
  router.beforeEach(async (to) => {
    const named = to.meta.past ? namedIn(to.query) : null;
    const sequence = named && (await sequenceOf(named));
    if (sequence === null) return true;
    const { knownAt: _knownAt, knownBy: _knownBy, ...query } = to.query;
    return { ...to, query: { ...query, knownAt: String(sequence) }, replace: true };
  });
  router.afterEach((to) => {
    itself = false;
    useSession().asked = { said: saidOfPast(to.query), needs: to.meta.past ?? [] };
  });
};

/** Opens the same page at another point; null: today. Everything else that the URL chooses stays. */
export const openPoint = async (router: Router, past: Past | null): Promise<void> => {
  const {
    asOf: _asOf,
    knownAt: _knownAt,
    knownBy: _knownBy,
    page: _page,
    offset: _offset,
    ...query
  } = router.currentRoute.value.query;
  itself = true;
  await router.push({ query: { ...query, ...(past && pastQuery(past)) } }).finally(() => (itself = false));
};
