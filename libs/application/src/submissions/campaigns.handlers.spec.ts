import { beforeEach, expect, it } from '@jest/globals';
import type { Known } from '@app/domain/kernel';
import { campaignEvents, campaignTaskEvents, type AskedTask } from '@app/domain/submissions';
import { EventTypes, InMemoryEventStore } from '@app/event-store';
import { requested } from '@test/counter';
import { CommandExecutor } from '../kernel/index.js';
import { CampaignFacts } from './campaign-facts.js';
import {
  AcknowledgeHandler,
  AcknowledgeRequest,
  CampaignHandler,
  campaignIdOf,
  CampaignRequest,
  type CampaignAsk,
} from './campaigns.handlers.js';

const types = new EventTypes([campaignEvents, campaignTaskEvents]);

/** Two sections of one school; a third came later. */
class Schools extends CampaignFacts {
  filingUnits(areaId: string) {
    const value = ['section-1', 'section-2', 'section-3'].map((unitId) => ({ unitId, form: 'section' as const }));
    return { value: areaId === 'county-1' ? value : null, sequence: 5 };
  }
  newUnits = () => ['section-3'];
  outstanding = () => ({ value: ['section-1'], sequence: 7 });
  task = (_campaignId: string, _unitId: string): Known<AskedTask> => ({
    value: { status: 'open', form: 'section' },
    sequence: 6,
  });
  statisticsUnits = () => [];
  askedUnder = (_: string, unitId: string) => (unitId === 'school-1' ? ['section-1', 'section-2'] : [unitId]);
}

const open: CampaignAsk = {
  type: 'OpenCampaign',
  name: '春季填报',
  dataYear: '2024-2025',
  countyId: 'county-1',
  forms: ['section'],
  unitIds: ['section-1', 'section-2'],
  dueDate: '2099-12-31',
};
const id = campaignIdOf('county-1', '2024-2025', '春季填报');

let store: InMemoryEventStore;
let ask: (command: CampaignAsk, n: number) => Promise<unknown>;
let acknowledge: AcknowledgeHandler;
beforeEach(() => {
  store = new InMemoryEventStore({ types, now: () => requested(1).at });
  const executor = new CommandExecutor(store, types);
  const handler = new CampaignHandler(executor, store, new Schools());
  acknowledge = new AcknowledgeHandler(executor, new Schools());
  ask = (command, n) => handler.execute(new CampaignRequest(id, command, requested(n)));
});

it('is one campaign by its name, county and year, however often it is opened', () => {
  expect(campaignIdOf('county-1', '2024-2025', ' 春季填报 ')).toBe(id);
  expect(campaignIdOf('county-2', '2024-2025', '春季填报')).not.toBe(id);
  expect(campaignIdOf('county-1', '2023-2024', '春季填报')).not.toBe(id);
});

it('is opened, grows by whom the tree has now, and reminds whom the board says', async () => {
  await expect(ask(open, 1)).resolves.toMatchObject({ outcome: 'done', stream: `hj.main.campaign-${id}` });
  await expect(ask(open, 2)).resolves.toMatchObject({ outcome: 'nothing' });
  await expect(ask({ type: 'AddUnits', unitIds: null }, 3)).resolves.toMatchObject({ outcome: 'done' });
  await expect(ask({ type: 'RemindUnits' }, 4)).resolves.toMatchObject({ outcome: 'done' });
  const events = await store.readStream(`hj.main.campaign-${id}`);
  expect(events.map(({ type, data }) => [type, (data as { unitIds: unknown }).unitIds])).toEqual([
    ['CampaignOpened', ['section-1', 'section-2']],
    ['CampaignUnitsAdded', ['section-3']],
    ['CampaignReminded', ['section-1']],
  ]);
  expect(events[2]).toMatchObject({ data: { unitsKnownAt: 7 } });
});

it('is unknown until it is opened', async () => {
  await expect(ask({ type: 'AddUnits', unitIds: null }, 1)).rejects.toMatchObject({ code: 'campaign.unknown' });
});

it('is acknowledged by a school for each of its sections, once', async () => {
  const request = new AcknowledgeRequest(id, 'school-1', requested(1));
  const outcomes = await acknowledge.execute(request);
  expect(outcomes.map(({ stream, outcome }) => [stream, outcome])).toEqual([
    [`hj.main.campaign-task-${id}.section-1`, 'done'],
    [`hj.main.campaign-task-${id}.section-2`, 'done'],
  ]);
  expect((await acknowledge.execute(request)).map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated']);
});

it('is not acknowledged for schools by their county', async () => {
  const request = requested(1);
  const director = { ...request, actor: { ...request.actor, role: 'supervisionDirector' } };
  await expect(acknowledge.execute(new AcknowledgeRequest(id, 'school-1', director))).rejects.toMatchObject({
    code: 'campaign.not-yours',
  });
});

it('is acknowledged for the parts that stand; a school of which nothing stands is told since when', async () => {
  const ended = new Schools();
  ended.task = (_, unitId) => ({
    value: { status: 'open', form: 'section', endedFrom: endOf[unitId] ?? null },
    sequence: 6,
  });
  const endOf: Record<string, string> = { 'section-1': '2025-03-01' };
  const handler = new AcknowledgeHandler(new CommandExecutor(store, types), ended);
  const outcomes = await handler.execute(new AcknowledgeRequest(id, 'school-1', requested(1)));
  expect(outcomes.map(({ stream }) => stream)).toEqual([`hj.main.campaign-task-${id}.section-2`]);
  endOf['section-2'] = '2025-03-02';
  await expect(handler.execute(new AcknowledgeRequest(id, 'section-1', requested(2)))).rejects.toMatchObject({
    code: 'submission.unit-ended',
    details: { since: '2025-03-01' },
  });
});
