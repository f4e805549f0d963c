import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayText, plusDays } from '@app/domain/kernel';
import type { InspectionEvent } from '@app/domain/inspections';
import { visit } from '@test/inspection-life';
import { inspected, inspectionWalk } from '@test/inspection-walks';
import { filledPaper } from './filled.js';
import type { FoundIssue, InspectionAsked, InspectionFact } from './inspection-file/index.js';
import { inspectionNotice, inspectionNoticeOf } from './inspection-notice/index.js';
import { opinionLetter, opinionLetterOf } from './opinion-letter/index.js';
import type { PaperData, PaperForm } from './paper.js';
import { visitReport, visitReportOf } from './visit-report/index.js';

type Kind = readonly [form: PaperForm, written: (asked: InspectionAsked) => PaperData | null];
const kinds: readonly Kind[] = [
  [inspectionNotice, inspectionNoticeOf],
  [opinionLetter, opinionLetterOf],
  [visitReport, visitReportOf],
];
const issue: FoundIssue = {
  issueId: 'issue-1',
  findingId: 'finding-1',
  status: 'assigned',
  noticeNumber: '彰教督整〔2025〕3号',
  leadUnitId: 'school-1',
  dueDate: '2025-05-31',
  closedOn: null,
  overdue: true,
};
const asked = (facts: readonly InspectionFact[], issues: readonly FoundIssue[] = [], asOf = '2026-12-31') => ({
  facts,
  issues,
  asOf,
  nameOf: (unitId: string) => `〈${unitId}〉`,
});
const dated = (events: readonly InspectionEvent[]): readonly InspectionFact[] =>
  events.map((event, index) => ({ event, on: plusDays('2025-03-03', index) }));
const texts = (data: PaperData | null): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(data?.fields ?? {}).map(([name, { text }]) => [name, text]));
const rows = (data: PaperData | null, table: string) =>
  (data?.tables[table] ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, { text }]) => [name, text])),
  );

describe('the papers of an inspection', () => {
  it('a notice says to whom, when and what is looked at, and names nobody of the team', () => {
    const notice = inspectionNoticeOf(asked(dated(visit.noticed)));
    expect(texts(notice)).toMatchObject({
      被督导单位: '〈school-1〉',
      督导类型: '专项督导',
      督导日期: '2025年3月10日',
      督导组人数: '3',
      通知文号: '彰教督通〔2025〕2号',
    });
    expect(rows(notice, '检查内容')).toHaveLength(2);
    expect(JSON.stringify(notice)).not.toContain('inspector-1');
  });

  it('a letter cites every defence with its answer, and the day with its reason', () => {
    const letter = opinionLetterOf(asked(dated(visit.concluded)));
    expect(texts(letter)).toMatchObject({
      意见书文号: '彰教督意〔2025〕1号',
      整改期限: '2025年5月31日',
      期限依据: '由文书直接规定日期，依据教育督导条例 第二十一条',
      申辩说明: '你单位提出申辩1项，采纳0项',
    });
    expect(rows(letter, '申辩意见')).toMatchObject([{ 申辩日期: '2025年3月12日', 申辩结论: '不采纳' }]);
    expect(opinionLetterOf(asked(dated(visit.answeredDefence)))).toBeNull();
  });

  it('a visit’s report says what became of each finding, and leads to its issue', () => {
    const report = visitReportOf(asked(dated(visit.completed), [issue]));
    expect(texts(report)).toMatchObject({ 是的项数: '1', 否的项数: '1', 立项数: '1', 现场反馈数: '1', 逾期数: '1' });
    expect(rows(report, '问题去向')).toMatchObject([
      { 去向: '待签收', 去向牵头单位: '〈school-1〉', 去向逾期: '是' },
      { 去向: '现场反馈', 去向期限: '' },
    ]);
    expect(report?.tables['问题去向']?.[0]?.['去向']?.behind).toEqual({ of: 'issue', issueId: 'issue-1' });
    expect(rows(visitReportOf(asked(dated(visit.completed))), '问题去向')).toMatchObject([{ 去向: '待立项' }, {}]);
    expect(visitReportOf(asked(dated(visit.found)))).toBeNull();
  });

  it('nothing is written of an inspection that was planned after the day', () => {
    for (const [, written] of kinds) {
      expect(written(asked(dated(visit.concluded), [], '2025-03-02'))).toBeNull();
      expect(written(asked([]))).toBeNull();
    }
  });

  it('whatever happened, each has all that its form names, and counts as the decisions do', () => {
    fc.assert(
      fc.property(inspectionWalk, (steps) => {
        const walked = inspected(steps);
        const state = walked.at(-1)?.state;
        const facts = walked.flatMap(({ day, events }) => events.map((event) => ({ event, on: day })));
        const written = kinds.flatMap(([form, write]) => {
          const data = write(asked(facts, [issue]));
          return data ? [{ form, data }] : [];
        });
        const concluded = state?.status === 'concluded';
        const ended = state !== undefined && 'completion' in state;
        expect(written.map(({ form }) => form)).toEqual([
          ...(facts.length > 0 ? [inspectionNotice] : []),
          ...(concluded ? [opinionLetter] : []),
          ...(ended ? [visitReport] : []),
        ]);
        for (const { form, data } of written) {
          expect(Object.keys(data.fields).toSorted()).toEqual(Object.keys(form.names.fields).toSorted());
          expect(() => filledPaper(form, data)).not.toThrow();
          const said = texts(data);
          expect(said['整改期限']).toBe(
            form === opinionLetter && concluded ? dayText(state.letter.rectificationDueDate) : undefined,
          );
          expect(said['问题数']).toBe(form === inspectionNotice || !ended ? undefined : String(state.findings.length));
          expect(rows(data, '申辩意见')).toHaveLength(form === opinionLetter && concluded ? state.defences.length : 0);
          const counted = ['是的项数', '否的项数', '不适用项数'].map((name) => Number(said[name] ?? 0));
          expect(counted.reduce((sum, one) => sum + one, 0)).toBe(
            form === visitReport && ended ? state.plan.checklist.length : 0,
          );
        }
      }),
    );
  });
});
