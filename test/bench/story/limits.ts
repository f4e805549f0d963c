import {
  clockId,
  countyDeadlines,
  deadlineProfile,
  holidayYear,
  publishedCalendar,
  schoolTerms,
  stepClock,
  withCountyRules,
} from '@app/domain/deadlines';
import type { Actor } from '@app/domain/kernel';
import type { County } from './county.js';
import { Thread, type Life, type World } from './life.js';

const hour = 3_600_000;

/** What one county says of its limits and terms, and the year that the administrator enters for all. */
export function* limited(world: World, { unit, cast }: County, administrator: Actor, from: number): Life {
  const countyId = unit.unitId;
  yield new Thread(world, holidayYear, '2030').ask(from, administrator, {
    type: 'EnterHolidayYear',
    year: '2030',
    notice: '《国务院办公厅关于2030年部分节假日安排的通知》',
    off: [{ name: '元旦', from: '2030-01-01', to: '2030-01-03' }],
    worked: [],
    reason: null,
  });
  yield new Thread(world, schoolTerms, countyId).ask(from + hour, administrator, {
    type: 'SetSchoolTerms',
    countyId,
    schoolYear: '2019-2020',
    first: { from: '2019-09-01', to: '2020-01-17' },
    second: { from: '2020-02-17', to: '2020-07-10' },
    reason: null,
  });
  const limits = new Thread(world, countyDeadlines, countyId);
  yield limits.ask(from + 2 * hour, cast.director, {
    type: 'AdoptDeadlineProfile',
    countyId,
    profileId: 'liaoning',
    basis: '教育督导条例',
  });
  yield limits.ask(from + 3 * hour, cast.director, {
    type: 'SetCountyRule',
    countyId,
    step: 'acknowledgement',
    count: 3,
    unit: 'working',
    basis: '彰教督发〔2019〕3号',
  });
  const own = { step: 'acknowledgement', count: 3, unit: 'working', basis: '彰教督发〔2019〕3号' } as const;
  const subject = { kind: 'issue', id: world.random.uuid(), round: 1 } as const;
  const clock = new Thread(world, stepClock, clockId(subject, own.step));
  yield clock.ask(from + 4 * hour, cast.director, {
    type: 'StartClock',
    subject,
    step: own.step,
    anchor: 'RectificationAssigned',
    from: '2019-07-01',
    facts: {
      unitId: countyId,
      countyId,
      kind: null,
      rules: world.known(withCountyRules(deadlineProfile('liaoning')!, [own])),
      calendar: world.known(publishedCalendar),
      stoppedFrom: null,
    },
  });
  yield clock.ask(from + 5 * hour, cast.director, {
    type: 'MeetDeadline',
    subject,
    step: own.step,
    on: '2019-07-03',
    recordedOn: '2019-07-05',
  });
}
