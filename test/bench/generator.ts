import { campaigned } from './story/campaigning.js';
import { founded, rearranged, registered } from './story/registration.js';
import { someone } from './story/cast.js';
import { later, morningOf } from './story/calendar.js';
import { countyOf, unitOf, type County } from './story/county.js';
import { filings } from './story/filing.js';
import { entrusted, inspected, recused } from './story/inspecting.js';
import { certifying } from './story/certifying.js';
import { judged } from './story/judging.js';
import { limited } from './story/limits.js';
import type { Happening, Life, World } from './story/life.js';
import { Random } from './story/random.js';
import { Schedule } from './story/schedule.js';

export type { Happening } from './story/life.js';

/** What a story is about. The same words tell the same story. */
export type Plot = Readonly<{
  seed?: number;
  counties: number;
  /** Sections (学部) of each county. */
  sections?: number;
  /** School years, the first beginning in September of `firstYear`. */
  years?: number;
  firstYear?: number;
  /** Visits to each section in a school year. */
  visits?: number;
  /** How many of the counties, the last ones, file their returns by form. */
  byForm?: number;
}>;

/** How a county's school years go. */
type Ways = Readonly<{ visits: number; byForm: boolean }>;

/** One school year of a county: what is filed, judged, visited, put right. */
function* schoolYear(world: World, county: County, year: number, { visits, byForm }: Ways): Life {
  const { random } = world;
  const start = morningOf(`${year}-09-01`);
  world.begin(recused(world, county, year));
  world.begin(judged(world, county, year));
  world.begin(campaigned(world, county, year));
  for (const life of filings(world, county, year, byForm)) world.begin(life);
  for (const section of county.sections)
    for (let visit = 0; visit < visits; visit += 1) {
      const from = later(
        start,
        random.whole(visit * Math.floor(270 / visits), (visit + 1) * Math.floor(270 / visits)),
        random,
      );
      world.begin(inspected(world, county, section, from));
    }
  yield* rearranged(world, county, year);
}

/** Everything that happened in some counties over some years, in the order of its days, decided by the real deciders. */
export function* story({
  seed = 1,
  counties,
  sections = 300,
  years = 5,
  firstYear = 2019,
  visits = 4,
  byForm = 0,
}: Plot): Generator<Happening, Readonly<{ counties: readonly County[] }>, void> {
  const random = new Random(seed);
  const schedule = new Schedule();
  let sequence = 0;
  const world: World = {
    random,
    known: (value) => ({ value, sequence }),
    told: (happening) => {
      sequence += happening.facts.length;
      return happening;
    },
    begin: (life) => schedule.begin(life),
  };
  const province = unitOf(random, 'province', '某省', null);
  const city = unitOf(random, 'city', '某市', province);
  const start = morningOf(`${firstYear}-06-01`);
  schedule.begin(
    registered(world, [province, city], start, someone(random, 'administrator', province.unitId), new Map()),
  );
  const places = Array.from({ length: counties }, (_, number) => countyOf(random, number, city, sections));
  for (const county of places) schedule.begin(founded(world, county, start + 3_600_000));
  const [capital] = places;
  if (capital) {
    schedule.begin(limited(world, capital, capital.registrar, start + 40 * 86_400_000));
    schedule.begin(entrusted(world, capital, start + 41 * 86_400_000));
    schedule.begin(certifying(world, capital, firstYear, morningOf(`${firstYear + 1}-03-01`)));
  }
  for (let year = firstYear; year < firstYear + years; year += 1) {
    const morning = morningOf(`${year}-09-01`) - 3_600_000;
    for (const [number, county] of places.entries())
      schedule.begin(opened(world, county, year, { visits, byForm: number >= counties - byForm }, morning));
  }
  yield* schedule.happenings();
  return { counties: places };
}

/** A school year begins on its first morning, not when the story is planned: its lives would all wait in memory. */
function* opened(world: World, county: County, year: number, ways: Ways, at: number): Life {
  yield { at, act: () => undefined };
  yield* schoolYear(world, county, year, ways);
}
