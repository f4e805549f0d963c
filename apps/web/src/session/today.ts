import { computed, type ComputedRef } from 'vue';
import { bureauDay } from '@web/design/calendar';
import { useSession } from './session';

/** The server's day (`2025-03-18`) in the bureau's zone. A browser's clock may be wrong, and the demo's stands elsewhere. */
export const useServerDay = (): ComputedRef<string> => {
  const session = useSession();
  return computed(() => session.me?.today ?? bureauDay(Date.now()));
};

/** The day that is shown: the server's, or the day of the past that the page is opened at. */
export const useToday = (): ComputedRef<string> => {
  const session = useSession();
  const now = useServerDay();
  return computed(() => session.past?.asOf ?? now.value);
};
