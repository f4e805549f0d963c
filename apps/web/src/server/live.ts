import type { Schemas } from '@app/api-client';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

/** A hint that something about a thing changed. What it is now has to be read. */
export type News = Schemas['NewsDto'];

/** `live`: the server tells of changes; `away`: it does not answer, what is shown may be old. */
export type Line = 'live' | 'connecting' | 'away';

const kept = 500;

/**
 * What others changed since the pages were read, by the server's own stream. Nothing on a page moves because of it:
 * a list shows how many changes wait, and reads again when asked to.
 */
export const useLive = defineStore('live', () => {
  const line = ref<Line>('connecting');
  const told = ref<News[]>([]);
  /** Everything up to this number of the log was read since, by an act of one's own. */
  const read = ref(0);
  const heardAt = ref<Date | null>(null);
  let source: EventSource | null = null;

  const heard = (event: Event): Schemas['ChangesDto'] => {
    line.value = 'live';
    heardAt.value = new Date();
    return JSON.parse((event as MessageEvent<string>).data) as Schemas['ChangesDto'];
  };
  /** Begins to listen, for as long as somebody is signed in. `onGap`: too much was missed, all has to be read again. */
  const listen = (onGap: () => void): void => {
    if (source) return;
    source = new EventSource('/api/changes');
    const take = (event: Event): void => {
      const { changes, refetch } = heard(event);
      if (refetch) onGap();
      told.value = [...told.value, ...(changes ?? [])].slice(-kept);
    };
    source.addEventListener('hello', take);
    source.addEventListener('changes', take);
    source.onopen = () => {
      line.value = 'live';
      heardAt.value = new Date();
    };
    source.onerror = () => {
      line.value = 'away';
    };
  };
  const stop = (): void => {
    source?.close();
    source = null;
    told.value = [];
    line.value = 'connecting';
  };
  /** What others did that no page has read yet. */
  const news = computed(() => told.value.filter(({ sequence }) => sequence > read.value));
  /** After an act of one's own everything shown is read again: news up to it is none. */
  const upTo = (sequence: number): void => {
    read.value = Math.max(read.value, sequence);
  };
  /** Forgets what a list has just read again. */
  const seen = (slices: readonly string[]): void => {
    told.value = told.value.filter(({ slice }) => !slices.includes(slice));
  };
  return { line, news, heardAt, listen, stop, upTo, seen };
});
