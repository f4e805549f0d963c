import { defineStore } from 'pinia';
import { ref } from 'vue';

/** A hint that something of a slice changed. What it is now has to be read. */
export type News = Readonly<{ sequence: number; slice: string; subjects: readonly string[] }>;

/** `live`: the server tells of changes; `away`: it does not answer, what is shown may be old. */
export type Line = 'live' | 'connecting' | 'away';

/**
 * What others changed since this page was read, by the server's own stream. Nothing on a page moves because of it:
 * a list shows how many changes wait, and reads again when asked to.
 */
export const useLive = defineStore('live', () => {
  const line = ref<Line>('connecting');
  const news = ref<News[]>([]);
  const heardAt = ref<Date | null>(null);
  let source: EventSource | null = null;

  const listen = (): void => {
    if (source) return;
    source = new EventSource('/api/changes');
    source.onopen = () => {
      line.value = 'live';
      heardAt.value = new Date();
    };
    source.onerror = () => {
      line.value = 'away';
    };
    source.onmessage = ({ data }: MessageEvent<string>) => {
      heardAt.value = new Date();
      const told = JSON.parse(data) as Partial<News>;
      if (typeof told.slice === 'string')
        news.value = [...news.value.slice(-499), { sequence: 0, subjects: [], ...told } as News];
    };
  };
  const stop = (): void => {
    source?.close();
    source = null;
    news.value = [];
    line.value = 'connecting';
  };
  /** Forgets what a list has just read again. */
  const seen = (slices: readonly string[]): void => {
    news.value = news.value.filter(({ slice }) => !slices.includes(slice));
  };
  return { line, news, heardAt, listen, stop, seen };
});
