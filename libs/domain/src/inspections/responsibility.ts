import {
  effectiveDay,
  Refusal,
  same,
  type Commands,
  type Decider,
  type EventCatalogue,
  type Facts,
  type Known,
} from '../kernel/index.js';
import type { RecusalCheck } from './commands.js';

/** 一个督学责任区的学校数控制在 20 所以内 (《教育部关于加强督学责任区建设的意见》); about five a person is the advice. */
export const responsibilityRules = {
  schools: 20,
  clause: '教督〔2012〕7号',
  advised: 5,
  advice: '中小学校责任督学挂牌督导办法',
} as const;

/** 责任督学 of schools: from which day on, and (the first day without) until when. One stream an inspector. */
export type ResponsibilityEvent = Facts<{
  SchoolEntrusted: {
    accountId: string;
    unitId: string;
    countyId: string;
    effectiveFrom: string;
    /** The document that names the inspector. */
    basis: string;
    recusalKnownAt: number;
  };
  SchoolRelieved: { accountId: string; unitId: string; countyId: string; effectiveFrom: string; reason: string };
}>;

/** Storage contract of 责任督学. */
export const responsibilityEvents: EventCatalogue<ResponsibilityEvent> = {
  category: 'responsibility',
  versions: { SchoolEntrusted: 1, SchoolRelieved: 1 },
};

/** What is known of a unit that somebody is to be responsible for; null: there is none, or it lies in no county. */
export type EntrustedUnit = Readonly<{ countyId: string; kind: string; open: boolean }>;

/** `effectiveAt` is the first day on which it holds: today, earlier, or a day ahead. Stream id: the inspector's account. */
export type ResponsibilityCommand = Commands<{
  EntrustSchool: {
    accountId: string;
    unitId: string;
    unit: Known<EntrustedUnit | null>;
    basis: string;
    /** The inspector's recusal towards the school on that day. */
    recusal: Known<RecusalCheck>;
  };
  RelieveSchool: { unitId: string; reason: string };
}>;

/** A school in an inspector's hands; `until` is the first day on which it is not, null while nobody has said. */
export type Entrusted = Readonly<{
  unitId: string;
  countyId: string;
  from: string;
  until: string | null;
  basis: string;
}>;

/** Every school ever entrusted to one inspector; `accountId` null before the first. */
export type ResponsibilityState = Readonly<{ accountId: string | null; schools: readonly Entrusted[] }>;

/** Only a 督学 is named. `others`: those named who are none over the school on the day. @throws Refusal */
export const onlyAnInspector = (others: readonly string[], on: string): void => {
  if (others.length > 0)
    throw new Refusal('responsibility.not-inspector', { field: 'accountId', accountIds: others, on }, 'invalid');
};

const holds = ({ from, until }: Entrusted, day: string): boolean => from <= day && (until === null || day < until);

/** Most schools at once in an inspector's hands, on a day or any later one. */
const mostFrom = (schools: readonly Entrusted[], day: string): number => {
  const days = [day, ...schools.map(({ from }) => from).filter((from) => from > day)];
  return Math.max(...days.map((one) => schools.filter((school) => holds(school, one)).length));
};

const entrust = (
  command: Extract<ResponsibilityCommand, { type: 'EntrustSchool' }>,
  state: ResponsibilityState,
  effectiveFrom: string,
): readonly ResponsibilityEvent[] => {
  const { accountId, unitId, unit, recusal } = command;
  const basis = command.basis.trim();
  const there = state.schools.find((one) => one.unitId === unitId && (one.until === null || one.until > effectiveFrom));
  if (there?.from === effectiveFrom && there.until === null && there.basis === basis) return [];
  if (there) throw new Refusal('responsibility.there', { unitId, since: there.from, until: there.until ?? '' });
  if (!unit.value) throw new Refusal('responsibility.unknown-unit', { unitId }, 'invalid');
  if (unit.value.kind !== 'school') throw new Refusal('responsibility.no-school', { unitId }, 'invalid');
  if (!unit.value.open) throw new Refusal('responsibility.school-ended', { unitId });
  if (basis === '') throw new Refusal('responsibility.basis-missing', { field: 'basis' }, 'invalid');
  const { units, accounts, on, recused } = recusal.value;
  if (on !== effectiveFrom || !units.includes(unitId) || !same(accounts, [accountId]))
    throw new Refusal('responsibility.recusal-unchecked', { effectiveFrom });
  if (recused.length > 0) throw new Refusal('responsibility.recused', { unitId, reasons: recused });
  const { countyId } = unit.value;
  const entrusted = { unitId, countyId, from: effectiveFrom, until: null, basis };
  const held = mostFrom([...state.schools, entrusted], effectiveFrom);
  if (held > responsibilityRules.schools) {
    const { schools: most, clause } = responsibilityRules;
    throw new Refusal('responsibility.too-many', { held: held - 1, most, clause });
  }
  const data = { accountId, unitId, countyId, effectiveFrom, basis, recusalKnownAt: recusal.sequence };
  return [{ type: 'SchoolEntrusted', data }];
};

/** Who is 责任督学 where: never more than 20 schools at once, never where the inspector must recuse. */
export const responsibility: Decider<ResponsibilityCommand, ResponsibilityEvent, ResponsibilityState> = {
  category: 'responsibility',
  initial: { accountId: null, schools: [] },
  ahead: ['EntrustSchool', 'RelieveSchool'],
  evolve({ schools }, { type, data }) {
    const { accountId, unitId, countyId, effectiveFrom: from } = data;
    if (type === 'SchoolEntrusted')
      return { accountId, schools: [...schools, { unitId, countyId, from, until: null, basis: data.basis }] };
    const last = schools.findLastIndex((one) => one.unitId === unitId);
    return { accountId, schools: schools.map((one, index) => (index === last ? { ...one, until: from } : one)) };
  },
  decide(command, state, context) {
    const effectiveFrom = effectiveDay(command, context, true);
    if (command.type === 'EntrustSchool') return entrust(command, state, effectiveFrom);
    const { unitId } = command;
    const last = state.schools.findLast((one) => one.unitId === unitId);
    if (!last || state.accountId === null) throw new Refusal('responsibility.not-held', { unitId }, 'not-found');
    if (last.until === effectiveFrom) return [];
    if (last.until !== null) throw new Refusal('responsibility.ended', { unitId, until: last.until });
    if (effectiveFrom < last.from)
      throw new Refusal('responsibility.ends-before', { effectiveFrom, since: last.from }, 'invalid');
    const reason = command.reason.trim();
    if (reason === '') throw new Refusal('responsibility.reason-missing', { field: 'reason' }, 'invalid');
    const { accountId } = state;
    return [{ type: 'SchoolRelieved', data: { accountId, unitId, countyId: last.countyId, effectiveFrom, reason } }];
  },
};
