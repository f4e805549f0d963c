import { describe, expect, it } from '@jest/globals';
import { Refusal, tried, type Context } from '@app/domain/kernel';
import { someone } from '@test/given';
import { campaignActNames, campaignActs, type CampaignActName } from './acts.js';
import { campaign } from './campaign.js';
import type { CampaignCommand, FilingUnitOf } from './commands.js';
import type { CampaignEvent } from './events.js';

const director: Context = { ...someone, actorId: 'director-1', role: 'supervisionDirector' };
const basis = {
  act: 'CampaignOpened',
  rule: 'set-by-letter',
  calendar: 'natural',
  from: '2025-03-03',
  days: null,
  clause: '通知',
};
const campaignId = 'campaign-1';
const opened: CampaignEvent = {
  type: 'CampaignOpened',
  data: {
    campaignId,
    name: '2025春季填报',
    dataYear: '2024-2025',
    countyId: 'county-1',
    forms: ['section'],
    unitIds: ['section-1', 'section-2'],
    unitsKnownAt: 9,
    dueDate: '2025-03-31',
    basis,
    openedBy: 'director-1',
  },
};
const released = (...unitIds: string[]): CampaignEvent => ({
  type: 'CampaignUnitsReleased',
  data: { campaignId, unitIds, reason: '已撤并', releasedBy: 'director-1' },
});
const reminded: CampaignEvent = {
  type: 'CampaignReminded',
  data: { campaignId, unitIds: ['section-1'], unitsKnownAt: 20, on: '2025-03-03', remindedBy: 'director-1' },
};
const closed: CampaignEvent = {
  type: 'CampaignClosed',
  data: { campaignId, reason: '已报齐', closedBy: 'director-1' },
};
const area = (...ids: readonly string[]): readonly FilingUnitOf[] =>
  ids.map((unitId) => ({ unitId, form: 'section' as const }));
const asked = area('section-1', 'section-2');

/** What happened, and what is known beside it. */
const cases = {
  open: { past: [opened], area: asked, outstanding: ['section-1'] },
  founded: { past: [opened], area: [...asked, ...area('section-3')], outstanding: ['section-1'] },
  reported: { past: [opened], area: asked, outstanding: [] },
  reminded: { past: [opened, reminded], area: asked, outstanding: ['section-1'] },
  excused: { past: [opened, released('section-1', 'section-2')], area: asked, outstanding: [] },
  closed: { past: [opened, closed], area: [...asked, ...area('section-3')], outstanding: ['section-1'] },
  none: { past: [], area: asked, outstanding: [] },
} as const satisfies Record<
  string,
  { past: readonly CampaignEvent[]; area: readonly FilingUnitOf[]; outstanding: readonly string[] }
>;

const stateOf = (past: readonly CampaignEvent[]) => past.reduce(campaign.evolve, campaign.initial);

/** A command of each act as a person would fill it in; null where there is nobody to name. */
const commandOf = (name: CampaignActName, of: (typeof cases)[keyof typeof cases]): CampaignCommand | null => {
  const facts = { area: { value: of.area, sequence: 9 }, outstanding: { value: of.outstanding, sequence: 9 } };
  const units: readonly string[] = of.area.map(({ unitId }) => unitId);
  const state = stateOf(of.past);
  const known = 'asked' in state ? state.asked : new Set<string>();
  const fresh = units.filter((unitId) => !known.has(unitId));
  switch (name) {
    case 'RemindUnits':
      return { type: name, outstanding: facts.outstanding };
    case 'AddUnits':
      return 'asked' in state && fresh.length === 0
        ? null
        : { type: name, unitIds: fresh, newUnits: [], area: facts.area };
    case 'ReleaseUnits':
      return known.size === 0 ? null : { type: name, unitIds: [...known], reason: '已撤并' };
    case 'ChangeDueDate':
    case 'ReopenCampaign':
      return { type: name, dueDate: '2025-06-30', reason: '学校请求' };
    case 'CloseCampaign':
      return { type: name, reason: '已报齐' };
  }
};

describe('what can be done with a round of filing', () => {
  it.each(Object.keys(cases) as (keyof typeof cases)[])('%s: is exactly what the command would be let do', (key) => {
    const of = cases[key];
    const facts = {
      area: { value: of.area, sequence: 9 },
      newUnits: [],
      outstanding: { value: of.outstanding, sequence: 9 },
    };
    for (const name of campaignActNames) {
      const act = tried(name, campaignActs[name], stateOf(of.past), director, facts);
      const command = commandOf(name, of);
      let outcome: string | null = 'nothing';
      try {
        if (command && campaign.decide(command, stateOf(of.past), director).length > 0) outcome = null;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcome = error.code;
      }
      expect([name, act !== null && act.blockedBy === null]).toEqual([name, outcome === null]);
      expect([name, act?.blockedBy?.code ?? outcome]).toEqual([name, outcome]);
    }
  });

  it('in words: an open round is reminded once a day, a closed one only opened again', () => {
    const legal = (key: keyof typeof cases): readonly string[] => {
      const { past, area: units, outstanding } = cases[key];
      const facts = {
        area: { value: units, sequence: 9 },
        newUnits: [],
        outstanding: { value: outstanding, sequence: 9 },
      };
      return campaignActNames.filter(
        (name) => tried(name, campaignActs[name], stateOf(past), director, facts)?.blockedBy === null,
      );
    };
    expect(legal('open')).toEqual(['RemindUnits', 'ReleaseUnits', 'ChangeDueDate', 'CloseCampaign']);
    expect(legal('founded')).toContain('AddUnits');
    expect(legal('reminded')).not.toContain('RemindUnits');
    expect(legal('closed')).toEqual(['ReopenCampaign']);
  });
});
