import { statSync } from 'node:fs';
import { join } from 'node:path';
import { catalogues } from '@app/domain/catalogue';
import { EventTypes, SqliteEventStore } from '@app/event-store';
import { allProjections, rebuildFromFile } from '@app/projections';
import { removed } from './files.js';
import type { Bench } from './measure.js';
import { storyStore } from './story-store.js';

/** The country: counties, sections, years; and the provinces that they are spread over, the largest with so many counties. */
const country = { counties: 2800, sections: 200_000, years: 5, provinces: 31, largest: 183 };
/** Sections of a county, on the average. */
const sections = Math.round(country.sections / country.counties);
/** Counties of the two samples: what differs between them is the slope. */
const samples = [2, 8] as const;

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

type Sample = Readonly<{
  counties: number;
  events: number;
  logBytes: number;
  listBytes: number;
  /** Of processor time: others may use the machine meanwhile. */
  seconds: number;
  peakMiB: number;
}>;

/** Five years of so many counties told, and every read model built from them. */
const sampled = async (folder: string, counties: number): Promise<Sample> => {
  const storeFile = join(folder, `events-${counties}.sqlite`);
  storyStore({ file: storeFile, plot: { counties, sections, years: country.years } });
  const options = { types: new EventTypes(catalogues), now: () => new Date().toISOString(), readonly: true };
  const store = SqliteEventStore.open(storeFile, options);
  const { storeId } = store;
  const { count } = await store.head();
  await store.close();
  let peakMiB = 0;
  const watch = () => void (peakMiB = Math.max(peakMiB, process.memoryUsage.rss() / mebibyte));
  const order = { file: join(folder, `read-${counties}.sqlite`), storeId, storeFile };
  const before = process.cpuUsage();
  const built = await rebuildFromFile(order, allProjections, catalogues, watch);
  const { user, system } = process.cpuUsage(before);
  const [logBytes, listBytes] = [statSync(storeFile).size, statSync(built).size];
  removed(built);
  removed(storeFile);
  return { counties, events: count, logBytes, listBytes, seconds: (user + system) / 1e6, peakMiB };
};

/**
 * The whole country on paper: two samples of it are told and built here, and what the larger one takes more than the
 * smaller is multiplied. Minutes long, so it is run when it is asked for by name.
 */
export const bench: Bench = async (folder) => {
  const small = await sampled(folder, samples[0]);
  const large = await sampled(folder, samples[1]);
  const per = (part: 'events' | 'logBytes' | 'listBytes' | 'seconds' | 'peakMiB', unit: 'counties' | 'events') =>
    (large[part] - small[part]) / (large[unit] - small[unit]);
  const events = per('events', 'counties') * country.counties;
  const largest = per('events', 'counties') * country.largest;
  const rate = 1 / per('seconds', 'events');
  const row = (name: string, unit: string, value: number, more: Record<string, number>) => ({
    name: `national-${name}`,
    unit,
    value,
    limit: null,
    ratio: null,
    more,
  });
  const bytes = per('logBytes', 'events') + per('listBytes', 'events');
  return [
    row('events', 'million', events / 1e6, {
      perCountyAndYear: per('events', 'counties') / country.years,
      sectionsOfCounty: sections,
      sampleEvents: large.events,
      perSecondOverFiveYears: events / (country.years * 365 * 86_400),
      largestProvinceMillion: largest / 1e6,
    }),
    row('disk', 'GiB', (events * bytes) / gibibyte, {
      logBytesPerEvent: per('logBytes', 'events'),
      listBytesPerEvent: per('listBytes', 'events'),
      smallSampleBytesPerEvent: (small.logBytes + small.listBytes) / small.events,
      largestProvinceGiB: (largest * bytes) / gibibyte,
    }),
    row('rebuild', 'h', events / rate / 3600, {
      eventsPerSecond: rate,
      smallSampleEventsPerSecond: small.events / small.seconds,
      largestProvinceMinutes: largest / rate / 60,
    }),
    row('memory', 'MiB', large.peakMiB, {
      smallSampleMiB: small.peakMiB,
      perMillionEventsMiB: per('peakMiB', 'events') * 1e6,
    }),
  ];
};
