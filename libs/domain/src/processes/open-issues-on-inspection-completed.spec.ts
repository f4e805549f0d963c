import { describe, expect, it } from '@jest/globals';
import type { Asked, Recorded } from '@app/domain/kernel';
import { complete, visit } from '@test/inspection-life';
import { lived, stateAfter } from '@test/lived';
import { inspector, on, photo } from '@test/supervision-cast';
import { recorded } from '@test/projected';
import { inspection, type InspectionEvent } from '../inspections/index.js';
import { rectification, type RectificationCommand } from '../rectifications/index.js';
import { openIssuesOnInspectionCompleted } from './open-issues-on-inspection-completed.js';

/** What the policy asks for when it sees these events, in this order. */
const asked = (events: readonly InspectionEvent[]): readonly Asked<RectificationCommand>[] =>
  recorded(events.map((fact) => ({ in: 'inspection-1', fact }))).flatMap((event) => {
    const { when } = openIssuesOnInspectionCompleted;
    if (event.type !== 'InspectionCompleted') return [];
    const newId = (...parts: readonly (string | number)[]) => [event.id, ...parts].join('/');
    return (
      when.InspectionCompleted?.(event as Recorded<Extract<InspectionEvent, { type: 'InspectionCompleted' }>>, newId) ??
      []
    );
  });

describe('open issues on inspection completed', () => {
  it('opens one for each finding above 现场反馈', () => {
    const [only, ...others] = asked(visit.completed);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      category: 'rectification',
      command: {
        type: 'RaiseIssue',
        unitId: 'school-1',
        county: { value: 'county-1', sequence: visit.completed.length },
        inspectionId: 'inspection-1',
        findingId: 'finding-1',
        problem: '音乐专用教室面积 68 平方米，低于 73 平方米',
        clause: '教督〔2017〕6号 第六条第三项',
        indicator: 'G3',
        severity: 'serious',
        evidence: [photo],
        suggestedDueDate: '2025-04-30',
        proposedLeadUnitId: 'school-1',
      },
    });
  });

  it('asks for what an issue can be, under the same id at a second delivery', () => {
    const [once] = asked(visit.completed);
    const [again] = asked(visit.completed);
    expect(again).toEqual(once);
    const raised = lived(rectification, [[once!.command, on('2025-03-11', inspector)]]);
    expect(stateAfter(rectification, raised)).toMatchObject({
      status: 'raised',
      issueId: once!.id,
      unitId: 'school-1',
    });
    expect(lived(rectification, [[again!.command, on('2025-03-12', inspector)]], raised)).toEqual(raised);
  });

  it('does not mind what came before or after: findings in another order, the letter seen first', () => {
    const [plan, notice, start, first, second, finding, remark, completed, ...later] = visit.concluded;
    const shuffled = [plan!, notice!, start!, second!, remark!, finding!, first!, ...later, completed!];
    expect(asked(shuffled).map(({ command }) => command.type)).toEqual(['RaiseIssue']);
  });

  it('has nothing to do when all was put right on the spot, or nothing was found', () => {
    expect(asked(lived(inspection, [[complete, on('2025-03-10', inspector)]], visit.answered))).toEqual([]);
    expect(asked(visit.found)).toEqual([]);
    const onTheSpot = lived(
      inspection,
      [
        [{ type: 'WithdrawFinding', findingId: 'finding-1', reason: '复测达标' }, on('2025-03-10', inspector)],
        [complete, on('2025-03-10', inspector)],
      ],
      visit.found,
    );
    expect(asked(onTheSpot)).toEqual([]);
  });
});
