import { computed, ref, watch, type ComputedRef, type Ref, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { saidOfPast } from '@web/session/past';
import { useSession } from '@web/session/session';
import { columnsIn, columnsUrl, startColumns, type Column } from './columns';
import { filterIn, urlOf, type LedgerFilter } from './filter';
import { recall, remember } from './remembered';

/** How the ledger is looked at. */
export type Ledger = Readonly<{
  filter: ComputedRef<LedgerFilter>;
  columns: ComputedRef<readonly Column[]>;
  /** Rows of 40 instead of 32 pixels. */
  roomy: Ref<boolean>;
  /** Sets some of the filter; any of it but the page leads back to the first page. */
  show: (change: Partial<LedgerFilter>) => void;
  showColumns: (chosen: readonly Column[]) => void;
  /** The query of the URL: what another view of the same issues is opened with. */
  query: WritableComputedRef<Record<string, string>>;
}>;

/** Filters and columns: in the URL, and remembered of the person for the next time that the URL says nothing. */
export const useLedger = (): Ledger => {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const me = session.me?.accountId ?? '';
  const kept = recall(me);
  const roomy = ref(kept.roomy);
  const filter = computed(() => filterIn(route.query));
  const columns = computed(() => columnsIn(route.query['cols']) ?? startColumns);
  const query = computed({
    get: () => ({ ...urlOf(filter.value), ...columnsUrl(columns.value) }),
    set: (next) => void router.replace({ query: next }),
  });
  const here = route.path;

  const says = Object.keys(route.query).length > Object.keys(saidOfPast(route.query)).length;
  if (!says && Object.keys(kept.query).length > 0) query.value = { ...kept.query };
  watch([query, roomy], () => {
    if (route.path !== here) return;
    const { page: _page, ...rest } = query.value;
    remember(me, { query: rest, roomy: roomy.value });
  });
  return {
    filter,
    columns,
    roomy,
    query,
    show: (change) => {
      query.value = { ...urlOf({ ...filter.value, page: 1, ...change }), ...columnsUrl(columns.value) };
    },
    showColumns: (chosen) => {
      query.value = { ...urlOf(filter.value), ...columnsUrl(chosen) };
    },
  };
};
