import { dayOf, dayText, effectiveDay, isDate, Refusal, type Context } from '@app/domain/kernel';
import { standardNamed, textOf } from './adoption.js';
import type { CountyRecordCommand } from './commands.js';
import { proven, repeats, type Exemption, type Open } from './county-record-state.js';
import type { CountyRecordEvent } from './events.js';
import type { Standard } from './standard.js';
import { subjectName } from './subject-name.js';

type Of<Type extends CountyRecordCommand['type']> = Extract<CountyRecordCommand, { type: Type }>;
type Decided = readonly CountyRecordEvent[];

/** Names the field, so that a form shows it there. */
const sectionElsewhere = () =>
  new Refusal(
    'standards.section-elsewhere',
    { errors: [{ field: 'sectionId', message: '请选择本县当日在办的学部（小学部、初中部等）。' }] },
    'invalid',
  );

const overlaps = (standard: Standard, subject: string, expires: string) =>
  new Refusal('standards.exemption-overlaps', { subject: subjectName(standard, subject), expires: dayText(expires) });

/** 过渡性放宽 of one section, by name, with a plan, an end and papers. One at a time counts, whichever year it was granted in. */
export const grantExemption = (command: Of<'GrantExemption'>, { exemptions }: Open, context: Context): Decided => {
  const { countyId, dataYear, standardId, sectionId, subject, expires, evidence, elsewhere } = command;
  const plan = command.plan.trim();
  const said = { countyId, dataYear, standardId, sectionId, subject, plan, expires, evidence };
  const live = Object.values(exemptions).filter(({ ended }) => ended !== 'revoked');
  if (live.some((one) => repeats(one, said))) return [];
  const day = effectiveDay(command, context);
  const standard = standardNamed(standardId);
  if (!standard.exemptions.some((rule) => rule.subject === subject))
    throw new Refusal('standards.not-exemptible', { standardId, subject: subjectName(standard, subject) }, 'invalid');
  textOf('达标规划', command.plan);
  if (command.section.value !== countyId) throw sectionElsewhere();
  if (!isDate(expires)) throw new Refusal('standards.expiry-malformed', { value: expires }, 'invalid');
  if (expires < day) throw new Refusal('standards.exemption-expired', { expires: dayText(expires) }, 'invalid');
  proven(evidence);
  const isSame = (one: Exemption): boolean =>
    one.standardId === standardId && one.sectionId === sectionId && one.subject === subject;
  const other = live.find((one) => isSame(one) && one.expires >= day);
  if (other) throw overlaps(standard, subject, other.expires);
  if (elsewhere.value !== null) throw overlaps(standard, subject, elsewhere.value);
  return [{ type: 'ExemptionGranted', data: { ...said, exemptionId: context.newId('exemption') } }];
};

/**
 * Taken back by its last day. Afterwards there is nothing to take back, whether the clock has told so yet or not, and
 * whatever day is given: what it relieved is a finding then.
 */
export const revokeExemption = (command: Of<'RevokeExemption'>, { exemptions }: Open, context: Context): Decided => {
  const { countyId, dataYear, standardId, exemptionId } = command;
  const granted = exemptions[exemptionId];
  if (granted?.ended === 'revoked') return [];
  if (granted?.standardId !== standardId) throw new Refusal('standards.unknown-exemption', {}, 'not-found');
  const reason = textOf('撤销原因', command.reason);
  const { expires } = granted;
  if (granted.ended === 'expired' || dayOf(context.at) > expires)
    throw new Refusal('standards.exemption-ended', { expires: dayText(expires) });
  return [{ type: 'ExemptionRevoked', data: { countyId, dataYear, standardId, exemptionId, reason } }];
};

/** The requirement that was relieved, then the rule that relieved it. */
const clauseOf = ({ items, indicators, exemptions }: Standard, subject: string): string => {
  const asked = [...items, ...indicators].find(({ id }) => id === subject);
  const relief = exemptions.find((rule) => rule.subject === subject);
  return [asked, relief].flatMap((rule) => (rule ? [rule.clause] : [])).join('；');
};

/**
 * Once, and never before its last day is over; nothing for what was taken back. The finding is one of the county that the
 * section stands in by then, and of none when it stands no more.
 */
export const expireExemption = (
  { standardId, exemptionId, section }: Of<'ExpireExemption'>,
  { exemptions }: Open,
  context: Context,
): Decided => {
  const granted = exemptions[exemptionId];
  if (!granted || granted.ended !== null || dayOf(context.at) <= granted.expires) return [];
  const { countyId, dataYear, sectionId, subject, plan, expires } = granted;
  const clause = clauseOf(standardNamed(standardId), subject);
  const of = { countyId, dataYear, standardId, exemptionId, sectionId, subject, plan, expires };
  const sectionCountyId = section.value;
  const issueId = sectionCountyId === null ? null : context.newId('issue');
  return [{ type: 'ExemptionExpired', data: { ...of, sectionCountyId, clause, issueId } }];
};
