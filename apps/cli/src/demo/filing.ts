import { CountyRecordRequest, type CountyRecordAsk } from '@app/application/standards';
import { SubmissionRequest, type SubmissionAsk } from '@app/application/submissions';
import type { Actor } from '@app/domain/kernel';
import { filesByForm, ReturnByForm } from './by-form.js';
import { acknowledge, openCampaign, remind } from './campaign.js';
import type { County } from './cast.js';
import { figuresOf } from './figures.js';
import type { Play } from './play.js';

const firstDay = '2024-10-08';

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * The office opens its campaign; every section is filed by its school over October, one by form, line by line, and
 * accepted by the county in November. One is sent back first, and whoever is late is reminded.
 */
export const fileAndAccept = async (play: Play, county: County): Promise<void> => {
  const { dataYear } = county;
  const director = county.people.director!.actor;
  await openCampaign(await play.on('2024-09-27'), county);
  const sections = county.schools.flatMap((school) => school.sections.map((section) => ({ school, section })));
  const ask = (actor: Actor, unitId: string, command: SubmissionAsk) =>
    play.act(actor, (request) => new SubmissionRequest(unitId, dataYear, command, request));
  for (const [index, { school, section }] of sections.entries()) {
    const reporter = county.reporters.get(school.id)!.actor;
    const right = figuresOf(section.row);
    const file = (figures: Readonly<Record<string, string>>) =>
      ask(reporter, section.id, { type: 'SubmitFigures', figures, enrolment: null, note: null });
    await play.on(dayAfter(firstDay, Math.floor(index / 4)), '10:00');
    if (index === sections.length - 3) await remind(play, county);
    if (section === school.sections[0]) await acknowledge(play, county, school, reporter);
    if (filesByForm(school)) {
      await new ReturnByForm(play, county, school).file();
      continue;
    }
    // One school slips: a figure is a tenth of what it should be, the office sends it back, the school files again.
    if (index === 2) {
      await file({ ...right, teachingEquipmentValue: String(Math.round(section.row.equipmentValue / 10)) });
      await ask(director, section.id, {
        type: 'ReturnSubmission',
        version: 1,
        reasons: [{ figure: 'teachingEquipmentValue', reason: '与上年相差十倍，请核对账面原值' }],
      });
    }
    await file(right);
  }
  for (const [index, { school, section }] of sections.entries()) {
    await play.on(dayAfter('2024-11-01', Math.floor(index / 10)), '15:00');
    if (filesByForm(school)) await new ReturnByForm(play, county, school).accept();
    else await ask(director, section.id, { type: 'AcceptFigures', version: index === 2 ? 2 : 1 });
  }
};

/** A county item as the office judged it: `B7 notMet 特殊教育…`. */
export type Judged = Readonly<{
  item: string;
  judgement: 'met' | 'notMet' | 'pending';
  note: string;
  figures?: Readonly<Record<string, string>>;
}>;

/** What the county recorded of its own items; whatever it has not judged stays open. */
export const record = async (play: Play, county: County, judged: readonly Judged[]): Promise<void> => {
  const director = county.people.director!.actor;
  const entry = { countyId: county.id, dataYear: county.dataYear, standardId: 'hqb-2017' };
  const say = (command: CountyRecordAsk) =>
    play.act(director, (request) => new CountyRecordRequest(county.id, county.dataYear, command, request));
  for (const { item, judgement, note, figures = {} } of judged)
    await say({ type: 'RecordItem', ...entry, item, judgement, figures, note, evidence: [], reason: null });
};
