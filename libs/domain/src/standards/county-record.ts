import { effectiveDay, isDate, Refusal, sameIn, type Decider } from '@app/domain/kernel';
import { standardNamed, textOf } from './adoption.js';
import type { CountyRecordCommand } from './commands.js';
import type { CountyRecordEvent } from './events.js';
import { checkDataYear, checkFigures, checkPercent } from './record-form.js';

type Of<Type extends CountyRecordEvent['type']> = Extract<CountyRecordEvent, { type: Type }>['data'];
type Exemption = Of<'ExemptionGranted'> & Readonly<{ revoked: boolean }>;

/** Nothing recorded yet, or the last entry for each thing. Keys begin with the standard's id. */
export type CountyRecordState =
  | Readonly<{ status: 'empty' }>
  | Readonly<{
      status: 'open';
      items: Readonly<Record<string, Of<'ItemRecorded'>>>;
      recognition: Readonly<Record<string, Of<'RecognitionRecorded'>>>;
      vetoes: Readonly<Record<string, Of<'VetoRaised'> & { raised: boolean }>>;
      exemptions: Readonly<Record<string, Exemption>>;
    }>;

type Open = Extract<CountyRecordState, { status: 'open' }>;
const nothing: Open = { status: 'open', items: {}, recognition: {}, vetoes: {}, exemptions: {} };

const evolve = (before: CountyRecordState, event: CountyRecordEvent): CountyRecordState => {
  const state = before.status === 'empty' ? nothing : before;
  const { data } = event;
  switch (event.type) {
    case 'ItemRecorded':
      return { ...state, items: { ...state.items, [`${data.standardId}/${event.data.item}`]: event.data } };
    case 'RecognitionRecorded':
      return { ...state, recognition: { ...state.recognition, [data.standardId]: event.data } };
    case 'VetoRaised':
    case 'VetoCleared': {
      const key = `${data.standardId}/${event.data.veto}`;
      return { ...state, vetoes: { ...state.vetoes, [key]: { ...event.data, raised: event.type === 'VetoRaised' } } };
    }
    case 'ExemptionGranted':
      return {
        ...state,
        exemptions: { ...state.exemptions, [event.data.exemptionId]: { ...event.data, revoked: false } },
      };
    case 'ExemptionRevoked': {
      const granted = state.exemptions[event.data.exemptionId];
      if (!granted) return state;
      return { ...state, exemptions: { ...state.exemptions, [event.data.exemptionId]: { ...granted, revoked: true } } };
    }
  }
};

/** Whether an earlier entry says the same already, whatever was said about why: the repeat of a command. */
const repeats = (earlier: object | undefined, said: Readonly<Record<string, unknown>>): boolean =>
  earlier !== undefined && sameIn(Object.keys(said), earlier as Readonly<Record<string, unknown>>, said);

/** A first entry needs no reason, a correction does. @throws Refusal standards.correction-needs-reason */
const reasonFor = (earlier: unknown, reason: string | null): string | null => {
  if (earlier === undefined) return null;
  const text = reason?.trim() ?? '';
  if (text === '') throw new Refusal('standards.correction-needs-reason', {}, 'invalid');
  return text;
};

/** Names the field, so that a form shows it there. */
const sectionElsewhere = () =>
  new Refusal(
    'standards.section-elsewhere',
    { errors: [{ field: 'sectionId', message: '请选择本县当日在办的学部（小学部、初中部等）。' }] },
    'invalid',
  );

const proven = (evidence: readonly unknown[]) => {
  if (evidence.length === 0) throw new Refusal('standards.evidence-missing', {}, 'invalid');
};

/** What is judged of a county in one school year, under the standards it works to. */
export const countyRecord: Decider<CountyRecordCommand, CountyRecordEvent, CountyRecordState> = {
  category: 'county-record',
  initial: { status: 'empty' },
  evolve,
  decide(command, current, context) {
    const state = current.status === 'empty' ? nothing : current;
    const { countyId, dataYear, standardId } = command;
    const entry = { countyId, dataYear, standardId };
    checkDataYear(dataYear);
    const rules = standardNamed(standardId);
    switch (command.type) {
      case 'RecordItem': {
        const { item, judgement, figures, evidence } = command;
        const earlier = state.items[`${standardId}/${item}`];
        const note = command.note?.trim() || null;
        const said = { ...entry, item, judgement, figures, note, evidence };
        if (repeats(earlier, said)) return [];
        const rule = rules.items.find(({ id }) => id === item);
        if (!rule) throw new Refusal('standards.unknown-item', { standardId, item }, 'invalid');
        checkFigures(rule, figures);
        return [{ type: 'ItemRecorded', data: { ...said, reason: reasonFor(earlier, command.reason) } }];
      }
      case 'RecordRecognition': {
        const { percent, evidence } = command;
        const earlier = state.recognition[standardId];
        const said = { ...entry, percent, source: command.source.trim(), evidence };
        if (repeats(earlier, said)) return [];
        if (!rules.recognition) throw new Refusal('standards.no-recognition', { standardId }, 'invalid');
        checkPercent(percent);
        textOf('调查来源', command.source);
        return [{ type: 'RecognitionRecorded', data: { ...said, reason: reasonFor(earlier, command.reason) } }];
      }
      case 'RaiseVeto':
      case 'ClearVeto': {
        const { veto, evidence } = command;
        const raised = command.type === 'RaiseVeto';
        const said = { ...entry, veto, finding: command.finding.trim(), evidence };
        const earlier = state.vetoes[`${standardId}/${veto}`];
        if (repeats(earlier, { ...said, raised })) return [];
        if (!rules.vetoes.some(({ id }) => id === veto))
          throw new Refusal('standards.unknown-veto', { standardId, veto }, 'invalid');
        textOf(raised ? '查实情况' : '核查结论', command.finding);
        // Raising one, and taking one back, must be proven; "checked, none found" need not be.
        if (raised || earlier?.raised) proven(evidence);
        return [{ type: raised ? 'VetoRaised' : 'VetoCleared', data: said }];
      }
      case 'GrantExemption': {
        const { sectionId, subject, expires, evidence } = command;
        const said = { ...entry, sectionId, subject, plan: command.plan.trim(), expires, evidence };
        const live = Object.values(state.exemptions).filter(({ revoked }) => !revoked);
        if (live.some((one) => repeats(one, said))) return [];
        const day = effectiveDay(command, context);
        if (!rules.exemptions.some((rule) => rule.subject === subject))
          throw new Refusal('standards.not-exemptible', { standardId, subject }, 'invalid');
        textOf('达标规划', command.plan);
        if (command.section.value !== countyId) throw sectionElsewhere();
        if (!isDate(expires)) throw new Refusal('standards.expiry-malformed', { value: expires }, 'invalid');
        if (expires < day) throw new Refusal('standards.exemption-expired', { expires }, 'invalid');
        proven(evidence);
        const other = live.find(
          (one) =>
            one.standardId === standardId &&
            one.sectionId === sectionId &&
            one.subject === subject &&
            one.expires >= day,
        );
        if (other) throw new Refusal('standards.exemption-overlaps', { subject, expires: other.expires });
        return [{ type: 'ExemptionGranted', data: { ...said, exemptionId: context.newId('exemption') } }];
      }
      case 'RevokeExemption': {
        const { exemptionId } = command;
        const granted = state.exemptions[exemptionId];
        if (granted?.revoked) return [];
        if (granted?.standardId !== standardId) throw new Refusal('standards.unknown-exemption', {}, 'not-found');
        return [
          { type: 'ExemptionRevoked', data: { ...entry, exemptionId, reason: textOf('撤销原因', command.reason) } },
        ];
      }
    }
  },
};
