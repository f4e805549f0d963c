import { MutationCache, QueryCache, QueryClient } from '@tanstack/vue-query';
import { Refused } from './refused';

const listeners = new Set<(refused: Refused) => void>();

/** Calls back on every answer that says the session has ended, or that a password must be changed first. */
export const onGateClosed = (listener: (refused: Refused) => void): void => {
  listeners.add(listener);
};

const gate = (error: Error): void => {
  if (error instanceof Refused && (error.status === 401 || error.problem.code === 'access.must-change-password'))
    for (const listener of listeners) listener(error);
};

/** Server state of all pages. What the server refuses is not asked again; what got lost on the way is, once. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: gate }),
  mutationCache: new MutationCache({ onError: gate }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 120_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 1 && error instanceof Refused && (error.status === 0 || error.status >= 500),
    },
    mutations: { retry: false },
  },
});
