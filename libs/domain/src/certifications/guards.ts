import { dayText, effectiveDay, evidenceOf, Refusal, type Context, type Evidence } from '@app/domain/kernel';
import { isDataYear } from '@app/domain/submissions';
import { standardNamed } from '@app/domain/standards';
import type { CertificationCommand } from './commands.js';
import type { CertificationEvent } from './events.js';
import { saidIn, type CertificationState } from './state.js';

/** Trimmed text that says something. @throws Refusal certification.text-missing, naming the field */
export const words = (field: string, text: string): string => {
  const said = text.trim();
  if (said === '')
    throw new Refusal('certification.text-missing', { field, errors: [{ field, message: '请填写。' }] }, 'invalid');
  return said;
};

/** Field by field. @throws Refusal certification.evidence-missing */
export const proven = (evidence: readonly Evidence[]): readonly Evidence[] => {
  if (evidence.length === 0)
    throw new Refusal(
      'certification.evidence-missing',
      { errors: [{ field: 'evidence', message: '请附佐证材料。' }] },
      'invalid',
    );
  return evidenceOf(evidence);
};

/** @throws Refusal certification.data-year */
export const schoolYear = (dataYear: string): string => {
  if (!isDataYear(dataYear))
    throw new Refusal(
      'certification.data-year',
      { dataYear, errors: [{ field: 'dataYear', message: '请写成“2024-2025”的样式。' }] },
      'invalid',
    );
  return dataYear;
};

/** The paper and its proof, as every act has them. */
export const paperOf = ({ document, evidence }: Readonly<{ document: string; evidence: readonly Evidence[] }>) => ({
  document: words('document', document),
  evidence: proven(evidence),
});

/** Whose way it is. @throws Refusal standards.unknown-standard */
export const wayOf = ({ countyId, standardId }: CertificationCommand) => ({
  countyId,
  standardId: standardNamed(standardId).id,
});

/** The day of an act: not before the last one of the way. @throws Refusal certification.before-last, time.* */
export const dayOfAct = (command: CertificationCommand, state: CertificationState, context: Context): string => {
  const day = effectiveDay(command, context);
  const last = state.last?.day ?? '';
  if (day < last)
    throw new Refusal(
      'certification.before-last',
      {
        day: dayText(day),
        last: dayText(last),
        errors: [{ field: 'effectiveAt', message: `请改为${dayText(last)}或以后的日期。` }],
      },
      'invalid',
    );
  return day;
};

/** Nothing when the event says what was said last: the repeat of a command. */
export const unlessRepeated = (state: CertificationState, event: CertificationEvent): readonly CertificationEvent[] => {
  const [now, before] = [saidIn(event), state.last];
  const isRepeat =
    before !== null &&
    now.type === before.type &&
    now.day === before.day &&
    now.words === before.words &&
    now.about === before.about;
  return isRepeat ? [] : [event];
};

/** The act is not what comes next. `expected`: what does, in words. */
export const outOfOrder = (expected: string): Refusal => new Refusal('certification.out-of-order', { expected });
