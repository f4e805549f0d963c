import { describe, expect, it } from '@jest/globals';
import { checkText } from './index.js';
import { numeral } from './numerals.js';
import { readText } from './reading.js';
import { written } from './rounding.js';

const figuresOf = (text: string) =>
  readText(text).figures.map(({ value, unit, vague }) => `${vague ? '~' : ''}${written(value, 6)}${unit}`);

describe('numbers', () => {
  it.each([
    ['一千二百零五', 1205],
    ['十五', 15],
    ['两', 2],
    ['三百二十万', 3_200_000],
    ['一亿零三万', 100_030_000],
    ['二〇二四', 2024],
    ['百百', undefined],
  ])('%s is %s', (text, value) => expect(numeral(text)).toBe(value));

  it.each([
    ['学生60,902人，投入3.34亿元，5.2万名学生', ['60902人', '334000000元', '52000名']],
    ['全角：１２３人，８８．４６％', ['123人', '88.46%']],
    ['三所学校、二十名教师，百分之八十五点五', ['3所', '20名', '85.5%']],
    ['率为 90.24 %，每生6000元/生/年', ['90.24%', '6000元/生/年']],
    ['生师比8.5:1', ['8.5:1']],
    // Numbers that say no exact count.
    ['4000余人，近20个，至少1个，95%以上，1—2项', ['~4000人', '~20个', '~1个', '~95%', '~1', '~2项']],
    // What is no count at all.
    ['第9次、第一小学、5G、“6个100%”、《方案2035》、统一、九年一贯制', []],
    ['1.优化配置，新建5所', ['5所']],
    [`${'9'.repeat(40)}人`, []],
  ])('in %s', (text, figures) => expect(figuresOf(text)).toEqual(figures));
});

// Sentences like those of real reports that contradict nothing.
it.each([
  '教职工总人数4923人，专任教师4384人，持证上岗率100%。',
  '公开招聘人才135人，其中研究生77人，同比增长了71.11%。',
  '有学校85所，其中市级示范校5所、区级示范校8所。',
  '培训机构30家，其中学科类3家，文化艺术类25家，科技类1家，体育类1家，注销办学许可机构9家。',
  '全区现有大校额四所，其中两所有所下降，区一小减少251人，区二中减少614人。',
  '经费从36.8亿元增长到54.8亿元，占民生投入比重从15.4%增长到22.2%。',
  '小学24所达标，占比85.71%，初中24所达标，占比92.31%。',
  '小学班额不超过45人，初中不超过50人。',
  '残疾儿童少年共220人，入学率达99%。',
  '合格率从85%提升至91%，优秀率从15%提升至25%。',
  '寄宿生120人，占比60%；走读生80人，占比40%。',
  '寄宿生120人，占比60%，走读生80人，占比40%。',
  '差异系数达到要求的指标7项，超过要求的0项，待定的0项。',
  '投资4.18亿元，其中中央2.09亿元，地方2.10亿元。',
])('finds nothing in: %s', (text) => expect(checkText(text).contradictions).toEqual([]));

it('counts characters, not halves of them, and breaks as editors do', () => {
  const { contradictions } = checkText('一\r\n𠮷县𠮷小学：学校9所，其中小学5所、初中5所。\r教师3名，其中骨干4名。');
  expect(contradictions.map(({ at }) => [at.line, at.column, at.quoted])).toEqual([
    [2, 9, '9所'],
    [3, 10, '4名'],
  ]);
});

it('remarks on a percentage that was cut off instead of rounded', () => {
  const { contradictions, remarks } = checkText('教师600名，交流教师400名，占比66.66%。');
  expect(contradictions).toEqual([]);
  expect(remarks).toMatchObject([
    { rule: 'share', at: { line: 1, column: 19, quoted: '66.66%' }, shouldBe: '400 ÷ 600 = 66.67%' },
  ]);
});

it('takes a printed 100 % for all, not for nearly all', () => {
  expect(checkText('教师4384人，其中持证的教师4383人，占比100%。').contradictions).toMatchObject([
    { at: { quoted: '100%' }, shouldBe: '4383 ÷ 4384 = 99.98%；100% 对应 4384' },
  ]);
});
