import { keepPreviousData, useQuery, type UseQueryReturnType } from '@tanstack/vue-query';
import type { paths } from '@app/api-client';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';
import { client } from './client';
import { answered, type Refused } from './refused';

/** Every path that can be read. */
export type ReadPath = { [P in keyof paths]: paths[P] extends { get: { responses: object } } ? P : never }[keyof paths];
type Get<P extends ReadPath> = paths[P] extends { get: infer G } ? G : never;
type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never;
/** What reading a path answers. */
export type Answer<P extends ReadPath> =
  Get<P> extends { responses: infer R } ? (200 extends keyof R ? Json<R[200]> : never) : never;
type Params<P extends ReadPath> = Get<P> extends { parameters: infer T } ? T : never;
type Given<T> = {
  [K in 'path' | 'query' as K extends keyof T ? (T[K] extends undefined ? never : K) : never]: K extends keyof T
    ? T[K]
    : never;
};
/** Path and query of a read: `{ path: { id }, query: { status: 'open' } }`. */
export type Asked<P extends ReadPath> = Partial<Given<Params<P>>>;

/** The key of a read, for those who set or drop one by hand. */
export const readKey = <P extends ReadPath>(path: P, asked: Asked<P> = {}): readonly unknown[] => [path, asked];

/** Reads once, outside of any component. @throws Refused */
export const readOnce = <P extends ReadPath>(path: P, asked: Asked<P> = {}, signal?: AbortSignal): Promise<Answer<P>> =>
  answered(
    (client.GET as (path: string, init: object) => Promise<{ data?: Answer<P>; error?: unknown; response: Response }>)(
      path,
      { params: asked, ...(signal && { signal }) },
    ),
  );

export type ReadOptions<P extends ReadPath = ReadPath> = Readonly<{
  /** Keeps showing the answer before while the next one (another page, another filter) is on its way. */
  keep?: boolean;
  /** Milliseconds between two reads; may depend on what was answered last. */
  every?: number | ((last: Answer<P> | undefined) => number);
}>;

/**
 * Reads a path and keeps reading it after each act. `asked` null: not yet.
 * `const { data, error, isPending } = useRead('/api/issues/{id}', () => ({ path: { id: props.id } }))`
 */
export const useRead = <P extends ReadPath>(
  path: P,
  asked: MaybeRefOrGetter<Asked<P> | null> = {},
  { keep = false, every }: ReadOptions<P> = {},
): UseQueryReturnType<Answer<P>, Refused> =>
  useQuery<Answer<P>, Refused>({
    queryKey: computed(() => readKey(path, toValue(asked) ?? {})),
    queryFn: ({ signal }: { signal: AbortSignal }) => readOnce(path, toValue(asked) ?? {}, signal),
    enabled: computed(() => toValue(asked) !== null),
    // Answers are replaced, never changed: watching each of a matrix's numbers costs more than drawing them.
    shallow: true,
    ...(keep && { placeholderData: keepPreviousData }),
    ...(every !== undefined && {
      refetchInterval: typeof every === 'number' ? every : ({ state }) => every(state.data),
    }),
  }) as UseQueryReturnType<Answer<P>, Refused>;
