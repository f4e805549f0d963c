import { computed, type ComputedRef } from 'vue';
import { useSession } from '@web/session/session';

/** Whose scoreboard somebody sees: their county's, or their own school's or department's; nobody's without an office. */
export const useHome = (): ComputedRef<string | undefined> => {
  const session = useSession();
  return computed(() => (session.ownUnitsOnly ? session.me?.unit?.unitId : session.county?.unitId));
};
