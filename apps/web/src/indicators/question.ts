import { computed } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import type { Asked } from '@web/server/read';
import { useSession } from '@web/session/session';
import { useToday } from '@web/session/today';

/** What every read of this slice asks about: which school year, by which standard. */
export type Queried = NonNullable<Asked<'/api/counties/{countyId}/gaps'>['query']>;

/** The school year (1 September to 31 August) that a day lies in: `2024-2025`. */
export const schoolYearOf = (day: string): string => {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
  return `${year}-${year + 1}`;
};

/** Roles that see no more than their own unit. */
const ownOnly: readonly string[] = ['principal', 'reporter', 'responsibleUnit'];

/** Which county, year and standard the pages of this slice are about; all of it stands in the URL. */
export const useQuestion = () => {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const today = useToday();
  const text = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const counties = computed(() => session.me?.counties ?? []);
  const county = computed(() => counties.value.find(({ unitId }) => unitId === text('county')) ?? session.county);
  /** Not empty: somebody of these units, who sees their rows and nothing else of the county. */
  const units = computed(() => {
    const grants = session.me?.grants ?? [];
    const own = grants.filter(({ role }) => ownOnly.includes(role));
    return own.length < grants.length ? [] : own.map(({ unitId, unitName }) => ({ unitId, name: unitName }));
  });
  const unit = computed(() => units.value.find(({ unitId }) => unitId === text('unit')) ?? units.value[0] ?? null);
  const dataYear = computed(() => (/^\d{4}-\d{4}$/.test(text('year')) ? text('year') : schoolYearOf(today.value)));
  const years = computed(() => {
    const [last] = schoolYearOf(today.value).split('-').map(Number) as [number];
    const all = Array.from({ length: 6 }, (_, back) => `${last - back}-${last - back + 1}`);
    return all.includes(dataYear.value) ? all : [...all, dataYear.value];
  });
  const standard = computed(() => text('standard'));
  const query = computed<Queried>(() => ({
    dataYear: dataYear.value,
    // A standard that there is none of is told by the server.
    ...(standard.value !== '' && { standard: standard.value as NonNullable<Queried['standard']> }),
  }));
  /** Changes some of the URL's choices; what is usual is left out of it. */
  const choose = (changes: Readonly<Record<string, string>>, push = false): Promise<unknown> => {
    const next: LocationQueryRaw = { ...route.query };
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') delete next[name];
      else next[name] = value;
    }
    return push ? router.push({ query: next }) : router.replace({ query: next });
  };
  return { text, counties, county, units, unit, dataYear, years, standard, query, choose };
};

export type Question = ReturnType<typeof useQuestion>;
