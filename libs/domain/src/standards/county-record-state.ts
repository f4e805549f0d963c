import { Refusal, sameIn } from '@app/domain/kernel';
import type { CountyRecordEvent } from './events.js';

type Of<Type extends CountyRecordEvent['type']> = Extract<CountyRecordEvent, { type: Type }>['data'];
/** How an exemption stands; one that ended on its last day has been told to. */
export type Exemption = Of<'ExemptionGranted'> & Readonly<{ ended: 'revoked' | 'expired' | null }>;

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

/** A county's record that has been begun. */
export type Open = Extract<CountyRecordState, { status: 'open' }>;
export const nothing: Open = { status: 'open', items: {}, recognition: {}, vetoes: {}, exemptions: {} };

const withExemption = (state: Open, exemption: Exemption): Open => ({
  ...state,
  exemptions: { ...state.exemptions, [exemption.exemptionId]: exemption },
});

export const evolve = (before: CountyRecordState, event: CountyRecordEvent): CountyRecordState => {
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
      return withExemption(state, { ...event.data, ended: null });
    case 'ExemptionRevoked':
    case 'ExemptionExpired': {
      const granted = state.exemptions[event.data.exemptionId];
      const ended = event.type === 'ExemptionRevoked' ? 'revoked' : 'expired';
      return granted ? withExemption(state, { ...granted, ended }) : state;
    }
  }
};

/** Whether an earlier entry says the same already, whatever was said about why: the repeat of a command. */
export const repeats = (earlier: object | undefined, said: Readonly<Record<string, unknown>>): boolean =>
  earlier !== undefined && sameIn(Object.keys(said), earlier as Readonly<Record<string, unknown>>, said);

/** @throws Refusal standards.evidence-missing */
export const proven = (evidence: readonly unknown[]) => {
  if (evidence.length === 0) throw new Refusal('standards.evidence-missing', {}, 'invalid');
};
