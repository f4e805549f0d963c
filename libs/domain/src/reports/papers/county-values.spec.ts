import { describe, expect, it } from '@jest/globals';
import { caseOf } from '@test/paper-counties';
import { applicationFormData, filledPaper, selfAssessment, selfAssessmentForm, type PaperData } from './index.js';

const cells = (data: PaperData, table: string, ...names: string[]) =>
  (data.tables[table] ?? []).map((row) => names.map((name) => row[name]?.text));

describe('a survey', () => {
  const group = { people: '600', parents: '200', percent: '91.5', parentsPercent: null };
  const survey = { residents: '850000', questionnaire: group, visit: null };
  const picture = caseOf('rongchang', { recognition: '88.5', survey });

  it('stands in 申报表Ⅵ as recorded, and the narrative says what its sample lacks', () => {
    const rows = cells(applicationFormData(picture, {}), '社会认可', '有效问卷数', '问卷满意度', '走访人数');
    expect(rows).toEqual([
      ['600', '91.5', '未填'],
      ['200', '未填', '未填'],
    ]);
    const answers = {
      表六满意问卷数: '549',
      表六走访满意人数: '90',
      表六家长问卷总数: '210',
      表六家长满意问卷数: '180',
    };
    const asked = ['问卷总数', '满意问卷数', '走访满意人数'];
    expect(cells(applicationFormData(picture, answers), '社会认可', ...asked)).toEqual([
      ['未填', '549', '90'],
      ['210', '180', '未填'],
    ]);
    expect(() => applicationFormData(picture, { 表六满意问卷数: '多' })).toThrow('report.answer');
    const text = filledPaper(selfAssessmentForm, selfAssessment(picture)).map((block) =>
      'parts' in block ? block.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('') : '',
    );
    expect(text).toContain('要求不低于85%，调查结果（%）：88.5。自评结论：达到。');
    expect(text).toContain('抽样：问卷600人，不足常住人口850000人的1.5‰；问卷600人中家长200人，不足50%。');
  });
});

describe('a value whose print would turn its verdict', () => {
  const of = (item: string, figures: Record<string, string>) =>
    cells(
      selfAssessment(caseOf('rongchang', { items: [{ item, judgement: 'met', figures }] })),
      '政府保障',
      '情况',
      '结论',
    )[Number(item.slice(1)) - 1];

  it('is printed as it is, and marked', () => {
    const trained = (some: string) => of('B9', { teachersTrained360: some, teachersDueForTraining: '100000' });
    expect(trained('99999')?.[0]).toContain('完成率99.999000%（边界值）');
    expect(trained('99990')?.[0]).toContain('完成率99.99%');
    const special = of('B7', { specialSchoolFunds: '7999600', specialSchoolStudents: '1000' });
    expect(special).toEqual([expect.stringContaining('生均公用经费为7999.600000元（边界值）'), '未达到']);
    const pay = (civil: string) => of('B8', { teacherAveragePay: '90000.2', civilServantAveragePay: civil });
    expect(pay('90000.4')?.[0]).toContain('90000.200000元（边界值），当地公务员平均工资收入90000.400000元（边界值）');
    expect(pay('90001.2')?.[0]).toContain('收入为90000元，当地公务员平均工资收入90001元');
  });
});

it('a relief ends on a day as a letter writes it', () => {
  const { id } = caseOf('rongchang').input.sections[0]!;
  const relief = { exemptionId: 'e1', sectionId: id, subject: 'L5', plan: '扩建', expires: '2027-03-03' };
  const data = selfAssessment(caseOf('rongchang', { exemptions: [relief] }));
  expect(cells(data, '过渡性放宽', '截止日')).toEqual([['2027年3月3日']]);
});
