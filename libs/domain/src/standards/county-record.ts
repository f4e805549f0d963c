import { Refusal, type Decider } from '@app/domain/kernel';
import { standardNamed, textOf } from './adoption.js';
import type { CountyRecordCommand } from './commands.js';
import { evolve, nothing, proven, repeats, type CountyRecordState } from './county-record-state.js';
import type { CountyRecordEvent } from './events.js';
import { expireExemption, grantExemption, revokeExemption } from './exempting.js';
import { checkDataYear, checkFigures, checkPercent } from './record-form.js';
import { checkSurvey } from './survey.js';

/** A first entry needs no reason, a correction does. @throws Refusal standards.correction-needs-reason */
const reasonFor = (earlier: unknown, reason: string | null): string | null => {
  if (earlier === undefined) return null;
  const text = reason?.trim() ?? '';
  if (text === '') throw new Refusal('standards.correction-needs-reason', {}, 'invalid');
  return text;
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
        const { percent, survey, evidence } = command;
        const earlier = state.recognition[standardId];
        const said = { ...entry, percent, source: command.source.trim(), survey, evidence };
        if (repeats(earlier, said)) return [];
        if (!rules.recognition) throw new Refusal('standards.no-recognition', { standardId }, 'invalid');
        checkPercent(percent);
        textOf('调查来源', command.source);
        if (survey !== null) checkSurvey(survey);
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
      case 'GrantExemption':
        return grantExemption(command, state, context);
      case 'RevokeExemption':
        return revokeExemption(command, state, context);
      case 'ExpireExemption':
        return expireExemption(command, state, context);
    }
  },
};
