import { expect, it } from '@jest/globals';
import { given } from '@test/given';
import {
  replayIncidents,
  type ReplayCommand,
  type ReplayedPoint,
  type ReplayEvent,
  type ReplayFinding,
} from './replay-incidents.js';

const point: ReplayedPoint = {
  countyId: 'county-1',
  dataYear: '2024-2025',
  knownAt: 120,
  asOf: '2025-03-03',
  standardId: 'hqb-2017',
  replica: 'replica-1',
};
const later: ReplayedPoint = { ...point, knownAt: 140, asOf: '2025-04-01' };
const figure: ReplayFinding = { cell: 'sections[0].students', unitId: 'school-1', events: [17, 90], fault: null };
const other: ReplayFinding = { ...figure, cell: 'sections[4].students', unitId: 'school-2' };
const broken: ReplayFinding = { cell: null, unitId: null, events: [88], fault: 'hash-differs' };
const tell = (found: ReplayFinding | null, at = point): ReplayCommand => ({ type: 'TellReplay', point: at, found });
const differed = (found: ReplayFinding, at = point): ReplayEvent => ({
  type: 'ReplayDiffered',
  data: { ...at, ...found },
});
const agreed = (at = point): ReplayEvent => ({ type: 'ReplayAgreed', data: at });
/** Of the event that is broken, or of another; said by a server. */
const whole = (sequence = 88, fault = 'hash-differs', replica = 'replica-2') =>
  ({ countyId: 'county-1', sequence, fault, replica }) as const;
const mend = (what = whole()): ReplayCommand => ({ type: 'TellMended', what });
const mended = (what = whole()): ReplayEvent => ({ type: 'LogFaultMended', data: what });

it('what differs is told, once however often it is found, and wherever a later point shows it', () => {
  given(replayIncidents, [])
    .when(tell(figure))
    .yields([differed(figure)]);
  given(replayIncidents, [differed(figure)])
    .when(tell(figure))
    .yields([]);
  given(replayIncidents, [differed(figure)])
    .when(tell({ ...figure, cell: 'sections[2].students' }, later))
    .yields([]);
});

it('what differs elsewhere is another incident: another unit, year, server, or the log itself', () => {
  const next = { ...point, dataYear: '2025-2026' };
  const replica = { ...point, replica: 'replica-2' };
  given(replayIncidents, [differed(figure)])
    .when(tell(other))
    .yields([differed(other)]);
  given(replayIncidents, [differed(figure)])
    .when(tell(figure, next))
    .yields([differed(figure, next)]);
  given(replayIncidents, [differed(figure)])
    .when(tell(figure, replica))
    .yields([differed(figure, replica)]);
  given(replayIncidents, [differed(figure)])
    .when(tell(broken, later))
    .yields([differed(broken, later)]);
  // The log is one for all servers, years and points: what is wrong with one event of it is told once.
  for (const at of [replica, next, later])
    given(replayIncidents, [differed(broken)])
      .when(tell(broken, at))
      .yields([]);
  given(replayIncidents, [differed(broken)])
    .when(tell({ ...broken, events: [90] }))
    .yields([differed({ ...broken, events: [90] })]);
  given(replayIncidents, [differed(broken)])
    .when(tell({ ...broken, fault: 'revision-gap' }, later))
    .yields([differed({ ...broken, fault: 'revision-gap' }, later)]);
});

it('an incident ends when its own point is equal again; no other point and no other server ends it', () => {
  given(replayIncidents, [differed(figure)])
    .when(tell(null))
    .yields([agreed()]);
  for (const at of [later, { ...point, replica: 'replica-2' }, { ...point, standardId: 'basic-2012' }])
    given(replayIncidents, [differed(figure)])
      .when(tell(null, at))
      .yields([]);
  given(replayIncidents, []).when(tell(null)).yields([]);
  given(replayIncidents, [differed(figure), agreed()])
    .when(tell(null))
    .yields([]);
});

it('a fault of the log ends when its own event is whole again, whatever else is told of the point it was found at', () => {
  const next: ReplayFinding = { ...broken, events: [90] };
  given(replayIncidents, [differed(broken), differed(next)])
    .when(mend())
    .yields([mended()]);
  given(replayIncidents, [differed(broken), differed(next), mended()])
    .when(mend())
    .yields([]);
  expect([differed(broken), differed(next), mended()].reduce(replayIncidents.evolve, replayIncidents.initial)).toEqual([
    { ...point, ...next },
  ]);
  // Not by another event, nor by what else was wrong with the same one.
  for (const what of [whole(90), whole(88, 'revision-gap')])
    given(replayIncidents, [differed(broken)])
      .when(mend(what))
      .yields([]);
  given(replayIncidents, [differed(figure)])
    .when(mend())
    .yields([]);
});

it('a point that is equal ends what the lists differed in there, and no fault of the log that is open at it', () => {
  given(replayIncidents, [differed(broken)])
    .when(tell(null))
    .yields([]);
  given(replayIncidents, [differed(figure), differed(broken)])
    .when(tell(null))
    .yields([]);
  given(replayIncidents, [differed(figure), differed(broken), mended()])
    .when(tell(null))
    .yields([agreed()]);
  // Of before, when the point's own agreement was the end of both.
  expect([differed(broken), agreed()].reduce(replayIncidents.evolve, replayIncidents.initial)).toEqual([]);
});

it('after its end the same difference is a new incident', () => {
  given(replayIncidents, [differed(figure), agreed()])
    .when(tell(figure))
    .yields([differed(figure)]);
  const history = [differed(figure), differed(other, later), agreed()];
  expect(history.reduce(replayIncidents.evolve, replayIncidents.initial)).toEqual([{ ...later, ...other }]);
});
