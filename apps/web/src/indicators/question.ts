import { computed } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import type { Asked } from '@web/server/read';
import { pointAsked } from '@web/session/past';
import { useSession } from '@web/session/session';

/** What every read of this slice asks about: which school year, by which standard, at which point of the past. */
export type Queried = NonNullable<Asked<'/api/counties/{countyId}/gaps'>['query']>;

/** Which county, year and standard the pages of this slice are about; all of it stands in the URL. */
export const useQuestion = () => {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const text = (name: string): string => {
    const value = route.query[name];
    return typeof value === 'string' ? value : '';
  };
  const counties = computed(() => session.me?.counties ?? []);
  const county = computed(() => counties.value.find(({ unitId }) => unitId === text('county')) ?? session.county);
  /** Not empty: somebody of these units, who sees their rows and nothing else of the county. */
  const units = computed(() =>
    session.ownUnitsOnly ? (session.me?.grants ?? []).map(({ unitId, unitName }) => ({ unitId, name: unitName })) : [],
  );
  const unit = computed(() => units.value.find(({ unitId }) => unitId === text('unit')) ?? units.value[0] ?? null);
  /** Which years there are is the server's word. */
  const dataYear = computed(() => (/^\d{4}-\d{4}$/.test(text('year')) ? text('year') : (county.value?.dataYear ?? '')));
  const years = computed(() => [...new Set([...(county.value?.dataYears ?? []), dataYear.value])]);
  const standard = computed(() => text('standard'));
  const query = computed<Queried>(() => ({
    dataYear: dataYear.value,
    ...pointAsked(session.past),
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
  /** What a link to another page of the same county, year and standard takes along. */
  const kept = computed<LocationQueryRaw>(() => {
    const { county: ofCounty, year, standard: by } = route.query;
    return { ...(ofCounty && { county: ofCounty }), ...(year && { year }), ...(by && { standard: by }) };
  });
  return { text, kept, counties, county, units, unit, dataYear, years, standard, query, choose };
};

export type Question = ReturnType<typeof useQuestion>;
