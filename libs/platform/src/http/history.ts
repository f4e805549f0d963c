import type { FastifyInstance, FastifyRequest, onResponseHookHandler } from 'fastify';
import type { Resource } from './allowed.js';
import type { WithAccess } from './caller.js';

/** A point that a query named, as it was sent: `asOf` a day, `knownBy` an instant, `knownAt` a number (or what stands for one). */
export type PointNamed = Readonly<{ axis: 'asOf' | 'knownAt' | 'knownBy'; value: string }>;

/** A query that was answered and may have been about the past. */
export type PossiblyPast = Readonly<{
  accountId: string;
  address: string;
  /** Template of the route: `/api/counties/:countyId/standing`. */
  route: string;
  /** What the route says that it addresses, and where its ids are: in the path, or else in the query. */
  on: readonly Resource[];
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  /** The subtrees that the reader may see through this route. */
  roots: readonly string[];
  points: readonly PointNamed[];
}>;

/** A row of points is asked for by its first and its last day. */
const ends: readonly (readonly [RegExp, PointNamed['axis']])[] = [[/^(from|to)$/, 'asOf']];
const axes: readonly (readonly [RegExp, PointNamed['axis']])[] = [
  [/asOf$/i, 'asOf'],
  [/knownAt$/i, 'knownAt'],
  [/knownBy$/i, 'knownBy'],
];
/** Routes that show the past whatever is asked: two points, a row of them, an event itself. */
const always = /\/(difference|series)$|^\/api\/audit\/events\//;
/** A simulation asks with a body, a report is checked with a file: both change nothing. */
const isRead = (method: string, route: string): boolean =>
  method === 'GET' || /\/(simulation|report-checks)$/.test(route);
/** Whatever else was sent is not repeated: numbers, days, instants and event ids only. */
const plain = /^[\dT:.Z+-]{1,40}$|^[0-9a-f-]{36}$/i;

/** The points that a query names, under whatever prefix (`fromAsOf`). */
const pointsIn = (query: unknown, isSeries: boolean): readonly PointNamed[] => {
  let found: PointNamed[] | undefined;
  const forms = isSeries ? [...axes, ...ends] : axes;
  for (const name in query as Record<string, unknown>) {
    const axis = forms.find(([form]) => form.test(name))?.[1];
    const value = (query as Record<string, unknown>)[name];
    if (axis && typeof value === 'string' && plain.test(value)) (found ??= []).push({ axis, value });
  }
  return found ?? none;
};
const none: readonly PointNamed[] = [];

/**
 * Tells of every query that named a point, or shows the past anyway, once it has been answered: a hook, so that whatever
 * route takes a point is seen without its doing anything. A query of now costs one look at its address. Before the routes
 * are registered.
 */
export const watchHistory = (fastify: FastifyInstance, saw: (read: PossiblyPast) => void): void => {
  fastify.addHook('onRoute', (route) => {
    const { url, method } = route;
    if ([method].flat().some((one) => isRead(one, url)))
      route.onResponse = [route.onResponse ?? [], watching(url, saw)].flat();
  });
};

const watching = (route: string, saw: (read: PossiblyPast) => void): onResponseHookHandler => {
  const [isAlways, isSeries] = [always.test(route), route.endsWith('/series')];
  return (request: FastifyRequest & WithAccess, reply, done) => {
    if ((isAlways || request.url.includes('?')) && isRead(request.method, route) && reply.statusCode < 400) {
      const access = request.hengjianAccess;
      const points = pointsIn(request.query, isSeries);
      if (access && (isAlways || points.length > 0)) {
        const { person, on, scope } = access;
        const query = request.query as Readonly<Record<string, unknown>>;
        const params = request.params as Readonly<Record<string, string>>;
        saw({ accountId: person.accountId, address: request.ip, route, on, params, query, roots: scope.roots, points });
      }
    }
    done();
  };
};
