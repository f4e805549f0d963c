import { computed, shallowRef, watchEffect, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import { useAfterPaint } from '@web/design/after-paint';
import { useRead } from '@web/server/read';
import { useSession } from '@web/session/session';
import { choiceOf, chosen, type Choice } from './choose';
import { districtsOf } from './districts';
import type { Group, Source } from './model';
import { quickSay } from './quick-say';
import { groupsOf } from './rows';

/** The lines of the matrix for what the URL chooses. */
export const useMatrix = (source: ComputedRef<Source | null>) => {
  const route = useRoute();
  const session = useSession();
  const { t } = useI18n();
  const choice = shallowRef<Choice>(choiceOf(route.query));
  // A drawer that opens changes the URL too: the lines are made anew only when a choice changed.
  watchEffect(() => {
    const next = choiceOf(route.query);
    if (JSON.stringify(next) !== JSON.stringify(choice.value)) choice.value = next;
  });
  const painted = useAfterPaint(() => source.value !== null);
  const { data: units } = useRead('/api/organizations/units/{id}/tree', () =>
    source.value?.stages && (painted.value || choice.value.district !== '') && session.may('organizations.read')
      ? { path: { id: source.value.countyId }, query: session.past ? { asOf: session.past.asOf } : {} }
      : null,
  );
  const districts = computed(() => districtsOf(units.value ?? []));
  const different = computed(
    () =>
      new Set(
        (source.value?.columns ?? []).filter(({ differences }) => differences.length > 0).map(({ unitId }) => unitId),
      ),
  );
  const sections = computed(() => {
    if (!source.value) return [];
    // Only a chosen district waits for the units: lines that are shown are not made again when these arrive.
    const of = choice.value.district === '' ? new Map<string, string>() : districts.value.of;
    return chosen(source.value.sections, choice.value, of, different.value);
  });
  const groups = computed<Group[]>(() =>
    source.value ? groupsOf(source.value, sections.value, choice.value, quickSay(t)) : [],
  );
  return { choice, districts, sections, groups };
};
