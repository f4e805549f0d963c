import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayText, evidenceIn, plusDays } from '@app/domain/kernel';
import { isOrdered, issueStatusNames, rectification, type RectificationEvent } from '@app/domain/rectifications';
import { after, past, requestExtension } from '@test/issue-life';
import { walk, walked } from '@test/issue-walks';
import { stateAfter } from '@test/lived';
import { director, on, principal } from '@test/supervision-cast';
import { closureApplication, closureApplicationOf } from './closure-application/index.js';
import { filledPaper } from './filled.js';
import type { IssueAsked, IssueFact } from './issue-file/index.js';
import type { PaperData, PaperForm } from './paper.js';
import { rectificationNotice, rectificationNoticeOf } from './rectification-notice/index.js';
import { rectificationReport, rectificationReportOf } from './rectification-report/index.js';
import { supervisionSlip, supervisionSlipOf } from './supervision-slip/index.js';

type Kind = readonly [form: PaperForm, written: (asked: IssueAsked) => PaperData | null];
const kinds: readonly Kind[] = [
  [rectificationNotice, rectificationNoticeOf],
  [supervisionSlip, supervisionSlipOf],
  [closureApplication, closureApplicationOf],
  [rectificationReport, rectificationReportOf],
];
const asked = (facts: readonly IssueFact[], asOf = '2026-12-31'): IssueAsked => ({
  facts,
  asOf,
  nameOf: (unitId) => `〈${unitId}〉`,
});
/** Facts of one day each, from 3 March 2025 on. */
const dated = (events: readonly RectificationEvent[]): readonly IssueFact[] =>
  events.map((event, index) => ({
    event,
    on: plusDays('2025-03-03', index),
    recordedOn: plusDays('2025-03-03', index),
  }));
const texts = (data: PaperData | null): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(data?.fields ?? {}).map(([name, { text }]) => [name, text]));
const column = (data: PaperData | null, table: string, name: string): readonly (string | undefined)[] =>
  (data?.tables[table] ?? []).map((row) => row[name]?.text);

const fired: RectificationEvent = {
  type: 'RungFired',
  data: {
    issueId: 'issue-1',
    round: 1,
    rung: 'yellow',
    number: 2,
    noticeNumber: '彰教督整〔2025〕3号',
    leadUnitId: 'school-1',
    answerBy: '2025-05-15',
    dueDate: '2025-04-30',
    dueOn: '2025-05-12',
    on: '2025-05-12',
    late: false,
    clause: '三色督办单制度：黄单',
    basis: '系统默认督办阶梯',
    ladderKnownAt: 0,
    calendarKnownAt: 0,
  },
};

describe('the papers of an issue', () => {
  it('an order says to whom, by when, and why that day', () => {
    expect(texts(rectificationNoticeOf(asked(dated(past.acknowledged))))).toMatchObject({
      县名: '〈county-1〉',
      牵头单位: '〈school-1〉',
      配合单位: '〈department-1〉',
      通知文号: '彰教督整〔2025〕3号',
      整改期限: '2025年4月30日',
      签收日期: '2025年3月5日',
    });
    expect(rectificationNoticeOf(asked(dated(past.raised)))).toBeNull();
  });

  it('an extension stands beside the day that was ordered first', () => {
    const events = after(
      past.inProgress,
      [requestExtension, on('2025-04-20', principal)],
      [{ type: 'GrantExtension' }, on('2025-04-22', director)],
    );
    const notice = rectificationNoticeOf(asked(dated(events)));
    expect(texts(notice)).toMatchObject({ 整改期限: '2025年5月31日' });
    expect(column(notice, '期限变更', '原期限')).toEqual(['2025年4月30日']);
    expect(column(rectificationNoticeOf(asked(dated(events.slice(0, -1)))), '期限变更', '原期限')).toEqual([]);
  });

  it.each([
    ['2025-05-12', '已超过整改期限12日', '逾期未办结'],
    ['2025-04-30', '整改期限为当日', '临近时限'],
    ['2025-04-23', '距整改期限还有7日', '临近时限'],
  ])('a slip of %s says %s: %s', (day, left, ground) => {
    const slip = { ...fired, data: { ...fired.data, on: day } } as RectificationEvent;
    const said = supervisionSlipOf(asked(dated([...past.inProgress, slip])));
    expect(texts(said)).toMatchObject({ 单别: '黄单', 期限情况: left, 督办事由: ground, 整改进度: '未报告' });
  });

  it('a slip before the day says that less is done than the time that has passed', () => {
    const slip = { ...fired, data: { ...fired.data, on: '2025-04-29' } } as RectificationEvent;
    const said = supervisionSlipOf(asked(dated([...past.reported, slip])));
    expect(texts(said)).toMatchObject({ 督办事由: '未达序时进度', 整改进度: '80%（2025年3月8日报告）' });
    expect(supervisionSlipOf(asked(dated(past.reported)))).toBeNull();
  });

  it('a request for closure says what the form asks, and what became of it', () => {
    const facts = dated(past.closed);
    expect(texts(closureApplicationOf(asked(facts)))).toMatchObject({
      整改措施: '打通隔墙',
      整改情况: '已整改到位，请予销号',
      完成时间: '2025年4月18日',
      按期情况: '按完成日期按期，按登记日期按期',
      申请状态: '已销号',
    });
    expect(texts(closureApplicationOf(asked(facts.slice(0, -1))))).toMatchObject({ 申请状态: '待销号', 销号日期: '' });
    expect(closureApplicationOf(asked(dated(past.reportApproved)))).toBeNull();
  });

  it('what is not done is not due yet until its day is past, and then late', () => {
    const on = (day: string) => texts(rectificationReportOf(asked(dated(past.inProgress), day)))['按期情况'];
    expect([on('2025-04-30'), on('2025-05-02')]).toEqual(['未申报完成，未到期', '未申报完成，逾期2日']);
  });

  it('nothing is written of an issue that was found after the day', () => {
    for (const [, written] of kinds) {
      expect(written(asked(dated(past.closed), '2025-03-02'))).toBeNull();
      expect(written(asked([]))).toBeNull();
    }
  });

  it('whatever happened, each says what the decisions themselves stand on, and its form has all that it names', () => {
    fc.assert(
      fc.property(walk, fc.constantFrom(...kinds), (steps, [form, written]) => {
        const facts = walked(steps).flatMap(({ day, events }) =>
          events.map((event) => ({ event, on: day, recordedOn: day })),
        );
        const state = stateAfter(
          rectification,
          facts.map(({ event }) => event),
        );
        const data = written(asked(facts));
        const known = state.status === 'none' ? null : state;
        expect(data === null || known !== null).toBe(true);
        // Of what was never ordered, called in or asked to be closed there is no such paper.
        fc.pre(known !== null && data !== null);
        expect(Object.keys(data!.fields).toSorted()).toEqual(Object.keys(form.names.fields).toSorted());
        for (const [table, { fields }] of Object.entries(form.names.tables))
          for (const row of data!.tables[table]!) expect(Object.keys(row)).toEqual(Object.keys(fields));
        expect(() => filledPaper(form, data!)).not.toThrow();
        const said = texts(data);
        const due = isOrdered(state) && form !== closureApplication ? dayText(state.order.dueDate) : said['整改期限'];
        expect(said['整改期限']).toBe(due);
        expect(column(data, '期限变更', '现期限').at(-1) ?? due).toBe(due);
      }),
      { numRuns: 150 },
    );
  });

  it('a report counts what happened in its round, and in all', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const facts = walked(steps).flatMap(({ day, events }) =>
          events.map((event) => ({ event, on: day, recordedOn: day })),
        );
        const state = stateAfter(
          rectification,
          facts.map(({ event }) => event),
        );
        const data = rectificationReportOf(asked(facts));
        fc.pre(state.status !== 'none');
        expect(texts(data)).toMatchObject({
          当前状态: issueStatusNames[state.status],
          历次轮数: String(state.round),
          材料份数: String(facts.flatMap(({ event }) => evidenceIn(event.data)).length),
          销号日期: state.status === 'closed' ? dayText(state.closure.closedOn) : '',
        });
        expect(column(data, '历次整改', '轮次结果')).toHaveLength(state.round);
        expect(column(data, '整改进展', '进展内容')).toHaveLength(
          facts.filter(({ event }) => event.type === 'ProgressReported' && event.data.round === state.round).length,
        );
      }),
      { numRuns: 100 },
    );
  });
});
