import { campaign, campaignTask, campaignTaskId, type FilingUnitOf } from '@app/domain/submissions';
import { dateAfter, morningOf, schoolYear } from './calendar.js';
import type { County } from './county.js';
import { Thread, type Life, type World } from './life.js';

const day = 86_400_000;
const minute = 60_000;

/** The units of a county that file, and what. */
const filing = ({ sections, schools }: County): readonly FilingUnitOf[] => [
  ...schools
    .filter(({ sharedBuildings }) => sharedBuildings)
    .map(({ unitId }) => ({ unitId, form: 'premises' as const })),
  ...sections.map(({ unit }) => ({ unitId: unit.unitId, form: 'section' as const })),
];

/** A school year's round of filing: opened, acknowledged by most, the others reminded, closed. Leaves nothing to chance. */
export function* campaigned(world: World, county: County, year: number): Life {
  const { unit, cast, sections } = county;
  const campaignId = `${year}${unit.unitId.slice(4)}`;
  const thread = new Thread(world, campaign, campaignId);
  const start = morningOf(`${year}-09-03`);
  const value = filing(county);
  yield thread.ask(start, cast.director, {
    type: 'OpenCampaign',
    campaignId,
    name: `${year}秋季填报`,
    dataYear: schoolYear(year),
    countyId: unit.unitId,
    forms: ['premises', 'section'],
    unitIds: null,
    area: world.known(value),
    dueDate: dateAfter(start, 30),
  });
  const task = world.known({ status: 'open', form: 'section' } as const);
  const late: string[] = [];
  for (const [index, section] of sections.entries()) {
    const { unitId } = section.unit;
    if (index % 10 === 9) late.push(unitId);
    else
      yield new Thread(world, campaignTask, campaignTaskId(campaignId, unitId)).ask(
        start + day + index * minute,
        section.staff.reporter,
        { type: 'AcknowledgeCampaign', campaignId, unitId, task },
      );
  }
  const outstanding = world.known(late.length > 0 ? late : value.map(({ unitId }) => unitId));
  yield thread.ask(start + 25 * day, cast.director, { type: 'RemindUnits', outstanding });
  yield thread.ask(start + 60 * day, cast.director, { type: 'CloseCampaign', reason: '各校均已报齐。' });
}
