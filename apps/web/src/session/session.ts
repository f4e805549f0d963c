import type { Schemas } from '@app/api-client';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { client } from '@web/server/client';
import { queries } from '@web/server/queries';
import { readOnce } from '@web/server/read';
import { answered, Refused } from '@web/server/refused';
import { pastIn, readsOnly, unreadIn } from './past';

export type Myself = Schemas['MyselfDto'];
export type Permission = Myself['permissions'][number];

/** Posts that see no more than their own unit. */
const ownOnly: readonly string[] = ['principal', 'reporter', 'responsibleUnit'];

/** Who is signed in, with today's roles. What is hidden by it is refused by the server as well. */
export const useSession = defineStore('session', () => {
  const me = ref<Myself | null>(null);
  /** Asked at least once. */
  const known = ref(false);

  const ask = async (): Promise<Myself | null> => {
    try {
      me.value = await readOnce('/api/session');
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      me.value = null;
    }
    known.value = true;
    return me.value;
  };
  let asking: Promise<Myself | null> | null = null;
  /** Asks the server who is signed in; whoever asks meanwhile gets the same answer. @throws Refused when it does not answer */
  const load = (): Promise<Myself | null> => (asking ??= ask().finally(() => (asking = null)));
  /** @throws Refused for a wrong name or password, and after too many of them */
  const signIn = async (username: string, password: string): Promise<Myself> => {
    me.value = await answered(client.POST('/api/session', { body: { username, password } }));
    known.value = true;
    return me.value;
  };
  /** The first run: county and administrator at once, who is signed in by it. @throws Refused */
  const setUp = async (body: Schemas['SetUpDto']): Promise<Myself> => {
    me.value = await answered(client.POST('/api/setup', { body }));
    known.value = true;
    return me.value;
  };
  const signOut = async (): Promise<void> => {
    await answered(client.DELETE('/api/session')).catch(() => undefined);
    forget();
  };
  /** Drops everything that was read: the next person must not see it. */
  const forget = (): void => {
    me.value = null;
    queries.clear();
  };
  /** Holds any of these, whatever is shown. */
  const holds = (...permissions: readonly Permission[]): boolean =>
    permissions.length === 0 || permissions.some((one) => me.value?.permissions.includes(one));

  /** What the open page's address says of a point of the past, and who may see it there (nobody: the page has none). */
  const asked = shallowRef<Readonly<{ said: Readonly<Record<string, string>>; needs: readonly Permission[] }>>({
    said: {},
    needs: [],
  });
  const point = computed(() =>
    me.value && asked.value.needs.length > 0 ? pastIn(asked.value.said, me.value.today) : null,
  );
  /** The point of the past that the page shows; null: today. */
  const past = computed(() => (holds(...asked.value.needs) ? point.value : null));
  /** The address asks for a past that this person may not see. */
  const pastRefused = computed(() => point.value !== null && past.value === null);
  /** What of the address was not understood as a point of the past. */
  const pastUnread = computed(() =>
    me.value && asked.value.needs.length > 0 && holds(...asked.value.needs)
      ? unreadIn(asked.value.said, me.value.today)
      : [],
  );
  /** May do any of these on what is shown: of the past everything can be read and nothing changed. */
  const may = (...permissions: readonly Permission[]): boolean =>
    permissions.length === 0 || permissions.some((one) => holds(one) && (past.value === null || readsOnly(one)));

  /** Only posts that see no more than their own units: nothing of the whole county is asked for them. */
  const ownUnitsOnly = computed(() => (me.value?.grants ?? []).every(({ role }) => ownOnly.includes(role)));
  /** The county whose standing is shown first: the one of one's own unit, else the first in reach. */
  const county = computed(() => me.value?.counties[0] ?? null);
  return {
    me,
    known,
    county,
    ownUnitsOnly,
    asked,
    past,
    pastRefused,
    pastUnread,
    load,
    signIn,
    setUp,
    signOut,
    forget,
    holds,
    may,
  };
});
