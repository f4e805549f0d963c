import type { ExplainedChange, StandingInput } from '@app/domain/indicators';
import { inForceOn, type Standard } from '@app/domain/standards';
import type { Sqlite } from '@app/sqlite';
import { bareCause, type Found, type Span } from './cause-rows.js';

/** What ended or came into force between the two days, with nothing recorded: exemptions, and rules with their dates. */
export const dayCauses = (db: Sqlite, input: StandingInput, span: Span): readonly Found[] => {
  const { from, to } = span;
  const ended = input.county.exemptions.filter(({ expires }) => from.asOf <= expires && expires < to.asOf);
  const names = new Map(
    [...input.sections, ...input.sharedSchools.flatMap((school) => school.sections)].map(({ id, name }) => [id, name]),
  );
  const grants = db.all<Readonly<{ subject: string; sequence: number }>>(
    `select distinct subject, sequence from county_record
     where county_id = ? and data_year = ? and standard_id = ? and kind = 'exemption'
     and subject in (select value from json_each(?))`,
    span.countyId,
    span.dataYear,
    span.standardId,
    JSON.stringify(ended.map(({ exemptionId }) => exemptionId)),
  );
  const expiries = ended.map(({ exemptionId, sectionId, subject, expires, plan }): Found => ({
    ...bareCause,
    why: 'day',
    input: '',
    kind: 'expiry',
    unitId: sectionId,
    subject,
    label: `${names.get(sectionId) ?? ''}${subject}过渡性放宽（至${expires}）`,
    from: null,
    to: null,
    sequence: grants.find((one) => one.subject === exemptionId)?.sequence ?? null,
    effectiveFrom: expires,
    between: 'effective',
    basis: plan,
  }));
  return [...expiries, ...steppedRules(input.standard, span)];
};

const steppedRules = (standard: Standard, { from, to }: Span): readonly Found[] => {
  const [then, now] = [inForceOn(standard, from.asOf), inForceOn(standard, to.asOf)];
  if (then === now) return [];
  const lists = [
    [then.indicators, now.indicators],
    [then.items, now.items],
    [then.vetoes, now.vetoes],
  ] as const;
  return lists.flatMap(([before, after]) =>
    after
      .filter((rule) => !(before as readonly unknown[]).includes(rule))
      .map(({ id, name, clause, effectiveFrom }): Found => ({
        ...bareCause,
        why: 'day',
        input: '',
        kind: 'rule',
        unitId: null,
        subject: id,
        label: `${name}按新的要求执行`,
        from: null,
        to: null,
        sequence: null,
        effectiveFrom,
        between: 'effective',
        basis: clause,
      })),
  );
};

/** Whether a cause that is no input's had a hand in a change: an exemption in its own section and subject, a rule in its own. */
export const isBehind = (
  cause: Found,
  { kind, unitId, subject, stage }: ExplainedChange,
  stageOf: (id: string) => string | undefined,
): boolean => {
  if (cause.why === 'standard') return true;
  const own = subject.split('.').at(-1);
  if (cause.kind === 'rule')
    return kind === 'verdict' || kind === 'section' || kind === 'stage' || own === cause.subject;
  if (kind === 'verdict') return true;
  if (kind === 'indicator') return unitId === cause.unitId && subject === cause.subject;
  if (kind === 'section') return unitId === cause.unitId;
  return stage !== null && stageOf(cause.unitId ?? '') === stage;
};
