import { describe, expect, it } from '@jest/globals';
import type { Context } from '@app/domain/kernel';
import { given as givenTo, someone } from '@test/given';
import { expectSentences } from '@test/refusal-sentences';
import { campaign } from './campaign.js';
import type { CampaignCommand, FilingUnitOf } from './commands.js';
import type { CampaignEvent } from './events.js';
import { campaignRefusals } from './refusals.js';

type Open = Extract<CampaignCommand, { type: 'OpenCampaign' }>;
type Opened = Extract<CampaignEvent, { type: 'CampaignOpened' }>;

const director: Context = { ...someone, actorId: 'director-1', role: 'supervisionDirector' };
const area: readonly FilingUnitOf[] = [
  { unitId: 'county-1', form: 'county' },
  { unitId: 'school-1', form: 'premises' },
  { unitId: 'section-1', form: 'section' },
  { unitId: 'section-2', form: 'section' },
];
const open = (change: Partial<Open> = {}): Open => ({
  type: 'OpenCampaign',
  campaignId: 'campaign-1',
  name: ' 2025春季填报 ',
  dataYear: '2024-2025',
  countyId: 'county-1',
  forms: ['section', 'premises', 'county'],
  unitIds: null,
  area: { value: area, sequence: 9 },
  dueDate: '2025-03-31',
  ...change,
});
const basis = (act: string) => ({
  act,
  rule: 'set-by-letter',
  calendar: 'natural',
  from: '2025-03-03',
  days: null,
  clause: '2025春季填报通知',
});
const opened = (change: Partial<Opened['data']> = {}): Opened => ({
  type: 'CampaignOpened',
  data: {
    campaignId: 'campaign-1',
    name: '2025春季填报',
    dataYear: '2024-2025',
    countyId: 'county-1',
    forms: ['county', 'premises', 'section'],
    unitIds: ['county-1', 'school-1', 'section-1', 'section-2'],
    unitsKnownAt: 9,
    dueDate: '2025-03-31',
    basis: basis('CampaignOpened'),
    openedBy: 'director-1',
    ...change,
  },
});
const closed: CampaignEvent = {
  type: 'CampaignClosed',
  data: { campaignId: 'campaign-1', reason: '已报齐', closedBy: 'director-1' },
};
const released = (...unitIds: string[]): CampaignEvent => ({
  type: 'CampaignUnitsReleased',
  data: { campaignId: 'campaign-1', unitIds, reason: '已撤并', releasedBy: 'director-1' },
});
const reminded = (unitIds: readonly string[], on = '2025-03-03'): CampaignEvent => ({
  type: 'CampaignReminded',
  data: { campaignId: 'campaign-1', unitIds, unitsKnownAt: 20, on, remindedBy: 'director-1' },
});
/** What the director asks of a campaign with that past. */
const given = (past: readonly CampaignEvent[], command: CampaignCommand) =>
  givenTo(campaign, past).when(command, director);

describe('a campaign is opened', () => {
  it('for all filing units of the area whose form is asked, once', () => {
    given([], open()).yields([opened()]);
    given([opened()], open()).yields([]);
    given([opened()], open({ forms: ['county', 'section', 'premises'], area: { value: [], sequence: 12 } })).yields([]);
    given([opened()], open({ dueDate: '2025-04-01' })).refuses('campaign.already-opened');
    given([opened()], open({ unitIds: ['section-1'] })).refuses('campaign.already-opened');
  });

  it('for some forms only, or some units only, in the order of the area', () => {
    const sections = opened({ forms: ['section'], unitIds: ['section-1', 'section-2'] });
    given([], open({ forms: ['section'] })).yields([sections]);
    const unitIds = ['section-2', 'school-1', 'section-2'];
    given([], open({ unitIds })).yields([opened({ unitIds: ['school-1', 'section-2'] })]);
    given([opened({ unitIds: ['school-1', 'section-2'] })], open({ unitIds })).yields([]);
    given([], open({ forms: ['section'], unitIds: ['school-1'] })).refuses('campaign.unknown-units');
    given([], open({ unitIds: ['elsewhere'] })).refuses('campaign.unknown-units');
    given([], open({ unitIds: [] })).refuses('campaign.no-units');
    given([], open({ forms: ['premises'], area: { value: area.slice(2), sequence: 9 } })).refuses('campaign.no-units');
  });

  it('with a name, a year, forms, an area and a day that has not passed, and follows from its basis', () => {
    given([], open({ name: ' ' })).refuses('campaign.words-missing');
    given([], open({ dataYear: '2024-2026' })).refuses('campaign.data-year');
    given([], open({ forms: [] })).refuses('campaign.forms');
    given([], open({ forms: ['section', 'section'] })).refuses('campaign.forms');
    given([], open({ area: { value: null, sequence: 9 } })).refuses('campaign.unknown-area');
    given([], open({ dueDate: '2025-02-30' })).refuses('time.malformed');
    given([], open({ dueDate: '2025-03-02' })).refuses('campaign.due-in-past');
    given([], open({ dueDate: '2025-03-03' })).yields([opened({ dueDate: '2025-03-03' })]);
    const counted = { ...basis('CampaignOpened'), rule: 'days-from-act', days: 28, clause: '县教育局通知第三条' };
    given([], open({ basis: counted })).yields([opened({ basis: counted })]);
    given([], open({ basis: { ...counted, days: 27 } })).refuses('campaign.due-without-basis');
  });
});

describe('its units', () => {
  const more: readonly FilingUnitOf[] = [...area, { unitId: 'section-3', form: 'section' }];
  const add = (unitIds: readonly string[] | null, newUnits: readonly string[] = ['section-3']): CampaignCommand => ({
    type: 'AddUnits',
    unitIds,
    newUnits,
    area: { value: more, sequence: 15 },
  });
  const added: CampaignEvent = {
    type: 'CampaignUnitsAdded',
    data: { campaignId: 'campaign-1', unitIds: ['section-3'], unitsKnownAt: 15, addedBy: 'director-1' },
  };

  it('grow by those founded meanwhile, all with one call, once', () => {
    given([opened()], add(null)).yields([added]);
    given([opened(), added], add(null)).yields([]);
    given([opened()], add(['section-3', 'section-1'], [])).yields([added]);
    given([opened({ forms: ['premises'], unitIds: ['school-1'] })], add(null)).yields([]);
    given([opened()], add(['elsewhere'])).refuses('campaign.unknown-units');
    given([opened()], { ...add(null), area: { value: null, sequence: 1 } } as CampaignCommand).refuses(
      'campaign.unknown-area',
    );
    given([opened(), closed], add(null)).refuses('campaign.closed');
    given([], add(null)).refuses('campaign.unknown');
  });

  it('shrink by those that need not file, with a reason, and may be asked again', () => {
    const release = (unitIds: readonly string[], reason = ' 已撤并 '): CampaignCommand => ({
      type: 'ReleaseUnits',
      unitIds,
      reason,
    });
    given([opened()], release(['section-2', 'section-2'])).yields([released('section-2')]);
    given([opened(), released('section-2')], release(['section-2'])).yields([]);
    given([opened()], release(['section-2'], '')).refuses('campaign.words-missing');
    given([opened()], release(['section-9'])).refuses('campaign.units-not-asked');
    given([opened()], release([])).refuses('campaign.units-not-asked');
    given([opened(), closed], release(['section-2'])).refuses('campaign.closed');
    given([opened(), released('section-2')], { ...add(['section-2']) }).yields([
      { ...added, data: { ...added.data, unitIds: ['section-2'] } } as CampaignEvent,
    ]);
  });

  it('are reminded when they have not filed, once a day', () => {
    const remind = (value: readonly string[], effectiveAt?: string): CampaignCommand => ({
      type: 'RemindUnits',
      outstanding: { value, sequence: 20 },
      ...(effectiveAt && { effectiveAt }),
    });
    const both = ['section-1', 'section-2'];
    given([opened()], remind(both)).yields([reminded(both)]);
    given([opened(), reminded(both)], remind(both)).yields([]);
    given([opened(), reminded(['section-1'])], remind(both)).yields([reminded(['section-2'])]);
    given([opened(), reminded(both, '2025-03-02')], remind(both)).yields([reminded(both)]);
    given([opened(), released('section-1')], remind(both)).yields([reminded(['section-2'])]);
    given([opened()], remind([])).yields([]);
    given([opened(), closed], remind(both)).refuses('campaign.closed');
  });
});

describe('its end', () => {
  const close: CampaignCommand = { type: 'CloseCampaign', reason: ' 已报齐 ' };
  const reopen = (dueDate: string, reason = '市级复核'): CampaignCommand => ({
    type: 'ReopenCampaign',
    dueDate,
    reason,
  });
  const reopened: CampaignEvent = {
    type: 'CampaignReopened',
    data: {
      campaignId: 'campaign-1',
      reason: '市级复核',
      dueDate: '2025-04-30',
      basis: basis('CampaignReopened'),
      reopenedBy: 'director-1',
    },
  };

  it('is said, with a reason, once, and may be taken back with a new day', () => {
    given([opened()], close).yields([closed]);
    given([opened(), closed], close).yields([]);
    given([opened()], { type: 'CloseCampaign', reason: ' ' }).refuses('campaign.words-missing');
    given([], close).refuses('campaign.unknown');
    given([opened(), closed], reopen('2025-04-30')).yields([reopened]);
    given([opened(), closed, reopened], reopen('2025-04-30')).yields([]);
    given([opened(), closed, reopened], reopen('2025-05-30')).refuses('campaign.not-closed');
    given([opened(), closed], reopen('2025-03-01')).refuses('campaign.due-in-past');
    given([opened(), closed], reopen('2025-04-30', '')).refuses('campaign.words-missing');
    given([opened(), closed, reopened], close).yields([closed]);
  });

  it('moves with its due date, for a reason', () => {
    const move = (dueDate: string, reason = '系统停机'): CampaignCommand => ({
      type: 'ChangeDueDate',
      dueDate,
      reason,
    });
    const moved: CampaignEvent = {
      type: 'CampaignDueDateChanged',
      data: {
        campaignId: 'campaign-1',
        dueDate: '2025-04-10',
        basis: basis('CampaignDueDateChanged'),
        reason: '系统停机',
        changedBy: 'director-1',
      },
    };
    given([opened()], move('2025-04-10')).yields([moved]);
    given([opened(), moved], move('2025-04-10')).yields([]);
    given([opened()], move('2025-03-31', '')).yields([]);
    given([opened()], move('2025-04-10', '')).refuses('campaign.words-missing');
    given([opened()], move('2025-03-02')).refuses('campaign.due-in-past');
    given([opened(), closed], move('2025-04-10')).refuses('campaign.closed');
  });
});

it('every refusal has its sentence, in Chinese, and no sentence is left over', () => {
  expectSentences('libs/domain/src/submissions/campaign', campaignRefusals);
  for (const sentence of Object.values(campaignRefusals)) expect(sentence).toMatch(/\p{Script=Han}.*。$/u);
});
