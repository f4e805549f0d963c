import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandExecutor } from '@app/application/kernel';
import { catalogues } from '@app/domain/catalogue';
import { dayOf, plusDays, type Request } from '@app/domain/kernel';
import { rectification, type RectificationCommand } from '@app/domain/rectifications';
import { EventTypes, SqliteEventStore } from '@app/event-store';

const county = '0192f3a8-0000-7000-8000-00000000c001';
/** The unit of all of them, which stands in no tree and so for its own county. */
export const dueUnit = '0192f3a8-0000-7000-8000-00000000a001';
const inFlight = 64;

const asked = (id: string, role: string, unit: string, day: string): Request => {
  const commandId = randomUUID();
  return {
    commandId,
    digest: '0'.repeat(64),
    actor: { id, role, unit },
    tenant: 'main',
    correlationId: commandId,
    causationId: null,
    at: `${day}T01:00:00.000Z`,
  };
};

/** Raised, assigned and acknowledged a month ago, due yesterday: the reminder before the due date and the one after it are due. */
const life = (issueId: string, today: string): readonly (readonly [RectificationCommand, Request])[] => [
  [
    {
      type: 'RaiseIssue',
      issueId,
      unitId: dueUnit,
      county: { value: county, sequence: 0 },
      problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
      clause: '教督〔2017〕6号 第六条第三项',
      indicator: 'G3',
      severity: 'ordinary',
      evidence: [],
    },
    asked('director-1', 'supervisionDirector', county, plusDays(today, -32)),
  ],
  [
    {
      type: 'AssignRectification',
      noticeNumber: `彰教督整〔2026〕${issueId.slice(0, 8)}号`,
      leadUnitId: dueUnit,
      supportingUnitIds: [],
      dueDate: plusDays(today, -1),
      unknownUnits: { value: [], sequence: 0 },
    },
    asked('director-1', 'supervisionDirector', county, plusDays(today, -31)),
  ],
  [{ type: 'AcknowledgeRectification' }, asked('principal-1', 'principal', dueUnit, plusDays(today, -30))],
];

/** A new data directory with so many issues, two rungs of each due and none fired. Answers their ids. */
export const dueIssues = async (dataDir: string, count: number): Promise<readonly string[]> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const types = new EventTypes(catalogues);
  const store = SqliteEventStore.open(join(dataDir, 'events.sqlite'), { types, now: () => new Date().toISOString() });
  const commands = new CommandExecutor(store, types);
  const today = dayOf(new Date().toISOString());
  const ids = Array.from({ length: count }, () => randomUUID());
  const left = ids.values();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (const id of left)
        for (const [command, request] of life(id, today)) await commands.execute(rectification, id, command, request);
    }),
  );
  await store.close();
  return ids;
};
