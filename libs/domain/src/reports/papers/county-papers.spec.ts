import { describe, expect, it } from '@jest/globals';
import { expectSentences } from '@test/refusal-sentences';
import { caseOf, pictured, rongchangItems } from '@test/paper-counties';
import { noCountyFacts } from '@app/domain/indicators';
import { basic2012, hqb2017 } from '@app/domain/standards';
import {
  applicationForm,
  applicationFormData,
  dispersionSheet,
  dispersionSheetForm,
  filledPaper,
  answerRefusals,
  selfAssessment,
  selfAssessmentForm,
  type CountyPicture,
  type FilledBlock,
  type PaperData,
  type PaperForm,
} from './index.js';

const lines = (blocks: readonly FilledBlock[]): readonly string[] =>
  blocks.flatMap((block) =>
    'parts' in block ? [block.parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')] : [],
  );
const narrative = (picture: CountyPicture) => lines(filledPaper(selfAssessmentForm, selfAssessment(picture)));
const cells = (data: PaperData, table: string, ...names: string[]) =>
  (data.tables[table] ?? []).map((row) => names.map((name) => row[name]?.text));
const seven = ['指标1', '指标2', '指标3', '指标4', '指标5', '指标6', '指标7'];

const papers: readonly [PaperForm, (picture: CountyPicture) => PaperData][] = [
  [dispersionSheetForm, dispersionSheet],
  [applicationForm, (picture) => applicationFormData(picture, {})],
  [selfAssessmentForm, selfAssessment],
];

describe('荣昌区 2024', () => {
  const picture = caseOf('rongchang', { items: rongchangItems });
  const data = selfAssessment(picture);
  const text = narrative(picture);

  it('prints what its own report prints of resources and dispersion', () => {
    expect(cells(data, '资源配置', ...seven, '综合评估')).toEqual([
      ['55', '55', '55', '55', '55', '52', '54', '55'],
      ['100.00', '100.00', '100.00', '100.00', '100.00', '94.55', '98.18', '100.00'],
      ['19', '19', '19', '19', '19', '19', '19', '19'],
      ['100.00', '100.00', '100.00', '100.00', '100.00', '100.00', '100.00', '100.00'],
    ]);
    expect(cells(data, '校际均衡', '类别', '综合').filter(([kind]) => kind === '差异系数')).toEqual([
      ['差异系数', '0.379'],
      ['差异系数', '0.321'],
    ]);
    expect(text).toContain(
      '6．生均教学仪器设备值：要求2000元/生，全县平均4745.09元/生。达标单位52个，占94.55%；未达标3个，待定0个。',
    );
    expect(text).toContain(
      '综合评估（至少6项达标、余项不低于要求的85%）：小学达标单位55个，占100.00%；未达标0个，待定0个。',
    );
  });

  it('says of B4, B5 and B7 that they are not met, whatever is claimed, and what is pending', () => {
    expect(text).toContain('共15项，达到要求10项，未达到3项，待定2项。');
    expect(text).toContain('未达到要求的是第4、5、7项。');
    expect(text).toContain('待定的是第3、13项。');
    expect(text).toContain('共9项，达到要求7项，未达到0项，待定2项。');
    const said = (start: string) => text.find((line) => line.startsWith(start)) ?? '';
    expect(said('4．所有')).toMatch(/。超过2000人的小学4所，初中2所，超过2500人的一贯制学校1所。自评结论：未达到。$/);
    expect(said('7．特殊')).toMatch(
      /公用经费为87万元，特殊教育学生数为126人，特殊教育学校生均公用经费为6905元，要求不低于8000元。自评结论：未达到。$/,
    );
    expect(said('6．不足')).toMatch(/公用经费预算(未填|\d+元)；/);
    expect(said('11．全县')).toMatch(
      /总数610名，交流轮岗教师273名.*比例44\.75%；.*103名，占交流轮岗教师总数的比例37\.73%。/,
    );
    expect(said('14．')).toMatch(
      /总数4220人，分配名额3389人，占比80\.31%；其中分配农村学校的名额未填，占分配名额总数的未填。/,
    );
    expect(said('15．')).toMatch(/2361人.*1827人.*534人，合计2361人，占比100\.00%。/);
    expect(said('1．全县初中三年')).toMatch(/8295人.*8155人.*439人.*0人.*299人，全县初中三年巩固率为100\.00%。/);
    expect(text.filter((line) => line === '说明：填报为达到，所填数据不支持。')).toHaveLength(3);
  });

  it('concludes what the standing concludes, part by part, and never that all is met', () => {
    expect(text.join('')).not.toContain('均达到');
    expect(text.slice(text.indexOf('十、自评结论'))).toEqual([
      '十、自评结论',
      '对照县域义务教育优质均衡发展督导评估办法，荣昌区未达到要求，未达到和待定的方面如下。',
      '政府保障程度未达到：第4、5、7项未达到。',
      '政府保障程度待定：第3、13项待定。',
      '教育质量待定：第4、9项待定。',
      '社会认可度待定：尚无调查结果。',
      expect.stringMatching(/^一票否决待定：存在以考试方式招生、.*待核查。$/),
    ]);
  });

  it.each(['一百', '-3', '1e3', '1.234', '<b>'])('an answer that is no number is refused: %s', (value) => {
    expect(() => applicationFormData(picture, { 表一L1: value })).toThrow('report.answer');
    expectSentences('libs/domain/src/reports/papers/application-form', answerRefusals);
  });

  it('the application form has the precision of the national one', () => {
    const form = applicationFormData(picture, { 表一L1: '85.3', 表一L5: '91234' });
    expect([form.fields['表一L1']?.text, form.fields['表一L2']?.text, form.fields['表一L5']?.text]).toEqual([
      '85.30',
      '未填',
      '91234',
    ]);
    expect(cells(form, '政府保障', '情况')[10]?.[0]).toMatch(/比例44\.8%；.*比例37\.7%$/);
    expect(cells(form, '小学单位', '单位名称', '指标6', '备注')[4]).toEqual([
      '单办小学05',
      '1840.00',
      '第1、2、3、4、5、7项达标；第6项达到85%',
    ]);
    expect(cells(form, '校际均衡', '类别', '综合')).toEqual([
      ['全县平均值', '—'],
      ['差异系数', '0.379'],
      ['全县平均值', '—'],
      ['差异系数', '0.321'],
    ]);
  });
});

describe('彰武县 2024', () => {
  const data = selfAssessment(caseOf('zhangwu'));

  it('counts 28 and 26 units, and 23 of the junior ones, not 25', () => {
    const rows = cells(data, '资源配置', ...seven, '综合评估');
    expect(rows[0]).toEqual(['28', '28', '28', '24', '25', '26', '28', '24']);
    expect(rows[1]).toEqual(['100.00', '100.00', '100.00', '85.71', '89.29', '92.86', '100.00', '85.71']);
    expect(rows[2]).toEqual(['26', '26', '24', '24', '25', '26', '26', '23']);
    expect(rows[3]).toEqual(['100.00', '100.00', '92.31', '92.31', '96.15', '100.00', '100.00', '88.46']);
  });

  it('the tables have as many rows as the sentences count', () => {
    const { fields, tables } = data;
    const sum = Number(fields['小学未达标单位数']?.text) + Number(fields['初中未达标单位数']?.text);
    expect([sum, tables['未达标单位']?.length]).toEqual([7, 7]);
    expect(cells(data, '未达标单位', '项数').filter(([count]) => count === '3')).toHaveLength(1);
    expect(narrative(caseOf('zhangwu'))).toContain('资源配置未达到：小学4个单位未达标，初中3个单位未达标。');
  });
});

describe('a county of which little is known', () => {
  const empty = (standard = hqb2017, name = '空县') =>
    pictured(name, {
      standard,
      dataYear: '2024-2025',
      date: '2025-03-03',
      sections: [],
      sharedSchools: [],
      county: noCountyFacts,
    });

  it.each(papers)('%# says so, under either standard, and names what it declares', (form, made) => {
    for (const standard of [hqb2017, basic2012]) {
      const data = made(empty(standard));
      expect(Object.keys(data.fields).sort()).toEqual(Object.keys(form.names.fields).sort());
      expect(Object.keys(data.tables).sort()).toEqual(Object.keys(form.names.tables).sort());
      expect(filledPaper(form, data).length).toBeGreaterThan(5);
    }
  });

  it.each(papers)('%# declares the names of every row', (form, made) => {
    const data = made(caseOf('zhangwu', { items: rongchangItems }));
    for (const [table, { fields }] of Object.entries(form.names.tables))
      for (const row of data.tables[table] ?? []) expect(Object.keys(row).sort()).toEqual(Object.keys(fields).sort());
  });

  it('is pending, with nothing that reads as 0 where nobody filed', () => {
    const text = narrative(empty());
    expect(text).toContain('资源配置待定：小学没有参评单位，初中没有参评单位。');
    expect(text.join('')).toContain('要求不低于85%，调查结果（%）：未填。自评结论：待定。');
    const open = caseOf('zhangwu');
    const [first, ...rest] = open.input.sections;
    const figures = { ...first!.figures, sportsVenueArea: null, backboneTeachers: 'n/a' };
    const input = { ...open.input, sections: [{ ...first!, figures }, ...rest] };
    const row = cells(dispersionSheet(pictured('甲县', input)), '小学单位', '指标2', '指标5', '备注')[0];
    expect(row?.slice(0, 2)).toEqual(['—', '未填']);
    expect(row?.[2]).toContain('第5项未填；第2项不适用');
  });

  it('a name is printed as it is, whatever it is made of', () => {
    const name = '“甲”<乙>&\u{20BB7}\uD842县';
    expect(narrative(empty(hqb2017, name))[0]).toBe(`${name}义务教育优质均衡发展自查自评报告`);
  });
});
