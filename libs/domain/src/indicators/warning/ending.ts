import { daysBetween, dayText, plusYears } from '@app/domain/kernel';
import { subjectName, type Standard } from '@app/domain/standards';
import { grouped } from '../grouped.js';
import { standingOf, type Standing } from '../standing.js';
import type { ExemptionEntry, StandingInput } from '../standing-input.js';
import type { Raised } from './warning.js';

/** Within so many days an end that is harmless by itself is worth a look. */
const soon = 90;

/** What follows when a relief ends: of an indicator, whether the section stays fit; of an item, that the rule holds. */
const endOf = (
  standard: Standard,
  { sectionId, subject }: ExemptionEntry,
  before: Standing,
  after: Standing,
): Readonly<{ severity: Raised['severity'] | null; text: string }> => {
  const index = standard.indicators.findIndex(({ id }) => id === subject);
  const [was, is] = [before, after].map(({ sections }) => sections.find(({ id }) => id === sectionId));
  if (index < 0) return { severity: 'medium', text: '到期后须达到标准要求' };
  if (was?.compliant === true && is?.compliant === false) return { severity: 'high', text: '到期后该单位将不再合格' };
  if (is?.met[index] === true) return { severity: null, text: '该项已达标，到期不受影响' };
  return { severity: 'medium', text: '该项尚未达标' };
};

/** Relief that ends within a year of the day (ISO dates): how soon, and what depends on it. */
export const endingWarnings = (input: StandingInput, standard: Standard, standing: Standing): readonly Raised[] => {
  const { date, county } = input;
  const ending = county.exemptions.filter(({ expires }) => date <= expires && expires <= plusYears(date, 1));
  if (ending.length === 0) return [];
  const gone = new Set(ending.map(({ exemptionId }) => exemptionId));
  const after = standingOf({
    ...input,
    county: { ...county, exemptions: county.exemptions.filter(({ exemptionId }) => !gone.has(exemptionId)) },
  });
  const names = new Map(
    [...input.sections, ...input.sharedSchools.flatMap(({ sections }) => sections)].map((one) => [one.id, one]),
  );
  // One relief of a section, subject and day, however often it was granted.
  const distinct = grouped(ending, ({ sectionId, subject, expires }) => `${sectionId} ${subject} ${expires}`);
  return [...distinct.values()].flatMap(([entry]): Raised[] => {
    const section = entry && names.get(entry.sectionId);
    if (!section) return [];
    const { subject, expires, plan } = entry;
    const days = daysBetween(date, expires);
    const { severity, text } = endOf(standard, entry, standing, after);
    const name = standard.indicators.find(({ id }) => id === subject)?.shortName ?? subjectName(standard, subject);
    const when = days === 0 ? '今天到期' : `还有${days}天到期`;
    return [
      {
        kind: 'exemption',
        severity: severity ?? (days <= soon ? 'medium' : 'low'),
        unitId: section.id,
        unit: section.name,
        stage: section.stage,
        subject,
        sentence: `${section.name}${name}的过渡性放宽至${dayText(expires)}，${when}；${text}。规划：${plan}`,
        margin: null,
        until: expires,
        room: null,
      },
    ];
  });
};
