import { join } from 'node:path';
import { publishedCalendar, defaultLadder } from '@app/domain/deadlines';
import { wireType, type Context, type Fact, type Recorded } from '@app/domain/kernel';
import { rectification, type RectificationCommand } from '@app/domain/rectifications';
import { allProjections } from '@app/projections';
import { noticesFor } from '@app/projections/notifications';
import { scoreLinesOf } from '@app/projections/rectifications';
import { dueTodoLines } from '@app/projections/todos';
import { Sqlite } from '@app/sqlite';
import { median, percentile, timed, type Bench } from './measure.js';

const [schools, issues, rounds] = [300, 10_000, 60];
const county = 'county';
const schoolOf = (n: number) => `school-${n % schools}`;

const by = (role: string, unitId: string, at: string): Context => ({
  actorId: role,
  role,
  unitId,
  at,
  newId: (...parts) => parts.join('-'),
});

/** Raised, ordered, and climbed through the five soft rungs: six notices each, of which the school has all. */
const life = (n: number): readonly (readonly [RectificationCommand, Context])[] => [
  [
    {
      type: 'RaiseIssue',
      issueId: `issue-${n}`,
      unitId: schoolOf(n),
      county: { value: county, sequence: 1 },
      problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
      clause: '教督〔2017〕6号 第六条第三项',
      indicator: 'G3',
      severity: 'ordinary',
      evidence: [],
    },
    by('supervisionDirector', county, '2025-03-03T01:00:00.000Z'),
  ],
  [
    {
      type: 'AssignRectification',
      noticeNumber: `彰教督整〔2025〕${n}号`,
      leadUnitId: schoolOf(n),
      supportingUnitIds: [],
      dueDate: '2025-04-30',
      unknownUnits: { value: [], sequence: 1 },
    },
    by('supervisionDirector', county, '2025-03-04T01:00:00.000Z'),
  ],
  [
    {
      type: 'AdvanceLadder',
      ladder: { value: defaultLadder, sequence: 1 },
      calendar: { value: publishedCalendar, sequence: 1 },
    },
    by('process', 'system', '2025-05-26T01:00:00.000Z'),
  ],
];

const register = (unitId: string, kind: string, parentId: string | null): Fact => ({
  type: 'UnitRegistered',
  data: {
    unitId,
    kind,
    name: unitId,
    parentId,
    parent: null,
    code: null,
    schoolType: kind === 'school' ? 'primary' : null,
    stage: null,
    departmentType: null,
    urbanRural: null,
    sharedBuildings: false,
    effectiveFrom: '2025-01-01',
  },
});

/** Writes events into every read model, as a rebuild does. */
const fill = (db: Sqlite): number => {
  let sequence = 0;
  const revisions = new Map<string, number>();
  const nextRevision = (id: string): number => {
    const next = (revisions.get(id) ?? -1) + 1;
    revisions.set(id, next);
    return next;
  };
  const write = (category: string, id: string, fact: Fact): void => {
    sequence += 1;
    const at = '2025-03-03T01:00:00.000Z';
    const event = {
      ...fact,
      id: `00000000-0000-5000-8000-${String(sequence).padStart(12, '0')}`,
      wireType: wireType(category, fact.type),
      schemaVersion: 1,
      stream: `hj.main.${category}-${id}`,
      revision: nextRevision(id),
      commandId: 'c',
      requestDigest: '',
      correlationId: 'c',
      causationId: null,
      actor: { id: 'a', role: 'inspector', unit: county },
      tenant: 'main',
      occurredAt: at,
      effectiveAt: '2025-03-03',
      recordedAt: at,
      dataHash: '',
      hashVersion: 1,
      prevHash: '',
      sequence,
      position: String(sequence).padStart(20, '0'),
    } satisfies Recorded;
    for (const { every, when } of allProjections) {
      every?.(db, event);
      when[event.type]?.(db, event.data as never, event as never);
    }
  };
  write('organization', county, register(county, 'county', null));
  for (let n = 0; n < schools; n += 1) write('organization', schoolOf(n), register(schoolOf(n), 'school', county));
  for (let n = 0; n < issues; n += 1) {
    let state = rectification.initial;
    for (const [command, context] of life(n))
      for (const fact of rectification.decide(command, state, context)) {
        state = rectification.evolve(state, fact);
        write('rectification', `issue-${n}`, fact);
      }
  }
  return db.get<{ told: number }>('select count(*) as told from notice')!.told;
};

/**
 * What an inbox reads, for a director of the county and a head of a school, after each event that changes something; and
 * what the first look at the county's scoreboard works out.
 */
export const bench: Bench = async (folder) => {
  const db = new Sqlite(join(folder, 'read.sqlite'), { synchronous: 'OFF' });
  for (const { tables, indexes } of allProjections) db.exec(`${tables};\n${indexes ?? ''}`);
  const told = db.transaction(() => fill(db));
  const day = '2025-06-10';
  const seats = [
    { role: 'supervisionDirector', unitId: county },
    { role: 'bureauLeader', unitId: county },
    { role: 'inspector', unitId: county },
    { role: 'principal', unitId: 'school-7' },
  ] as const;
  const [opening, again]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1)
    for (const seat of seats) {
      const read = () => {
        const desk = { accountId: seat.role, seats: [seat], day, at: `${day}T01:00:00.000Z` };
        noticesFor(db, desk, { after: 0, limit: 21 });
        noticesFor(db, desk, { after: 0, limit: 101 });
        return dueTodoLines(db, desk);
      };
      // Something has happened meanwhile: nothing that was kept of the desk is good any more.
      db.run('update notice set due_date = due_date where rowid = ?', round + 1);
      opening.push(await timed(read));
      again.push(await timed(read));
    }
  const sequence = db.get<{ last: number }>('select max(rec_from) as last from issue_ledger_present')!.last;
  const scores: number[] = [];
  const filter = { unitId: county, from: '2025-01-01', to: '2025-12-31', day, knownAt: sequence };
  for (let round = 0; round < 5; round += 1)
    scores.push(await timed(() => scoreLinesOf(() => db, filter, publishedCalendar)));
  db.close();
  const more = { issues, notices: told, openingP50: percentile(opening, 0.5), openingP95: percentile(opening, 0.95) };
  return [
    { name: 'inbox', unit: 'ms p95', value: percentile(again, 0.95), limit: null, ratio: null, more },
    { name: 'scoreboard', unit: 'ms', value: median(scores), limit: null, ratio: null, more: { issues } },
  ];
};
