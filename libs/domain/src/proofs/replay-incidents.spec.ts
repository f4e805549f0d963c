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

it('after its end the same difference is a new incident', () => {
  given(replayIncidents, [differed(figure), agreed()])
    .when(tell(figure))
    .yields([differed(figure)]);
  const history = [differed(figure), differed(other, later), agreed()];
  expect(history.reduce(replayIncidents.evolve, replayIncidents.initial)).toEqual([{ ...later, ...other }]);
});
