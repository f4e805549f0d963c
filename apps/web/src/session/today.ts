import { computed, type ComputedRef } from 'vue';
import { useSession } from './session';

/** The server's day (`2025-03-18`) in the bureau's zone. A browser's clock may be wrong, and the demo's stands elsewhere. */
export const useToday = (): ComputedRef<string> => {
  const session = useSession();
  return computed(() => session.me?.today ?? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
};
