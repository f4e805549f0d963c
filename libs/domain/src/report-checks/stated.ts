import type { Figure, Reading } from './reading.js';
import { sharesIn, stageOf, wordsOf, type StageWord } from './shares.js';

/** What a number of a report says of a county, by the names of the county's own record. */
export type Stated = Readonly<{ figure: Figure; of: Subject }>;

/** A number that the county's record has too. `indicator`, `figure`: as the standards name them (`L4`, `teachersRotated`). */
export type Subject =
  | Readonly<{ kind: 'sections' | 'students' | 'compliant' | 'compliant-percent' | 'composite-cv'; stage: StageWord }>
  | Readonly<{ kind: 'all-students' }>
  | Readonly<{ kind: 'passing' | 'passing-percent' | 'cv'; stage: StageWord; indicator: string }>
  | Readonly<{ kind: 'item'; figure: string }>;

/** How reports call the indicators. */
const indicators: Readonly<Record<string, RegExp>> = {
  L1: /高于规定学历/g,
  L2: /骨干教师数/g,
  L3: /体育、艺术|体艺|艺体/g,
  L4: /教学及辅助用房/g,
  L5: /体育运动场馆/g,
  L6: /教学仪器设备值/g,
  L7: /网络多媒体教室/g,
};

/** How reports call the figures of the county's items: the words before the number. */
const items: readonly (readonly [figure: string, kind: string, words: RegExp])[] = [
  ['specialSchoolFunds', 'money', /特殊教育学校公用经费(?:为|共|总额)?$/],
  ['specialSchoolStudents', 'persons', /特殊教育学校(?:在校)?学生(?:数|人数)?(?:为|有|共)?$/],
  ['teachersTrained360', 'persons', /完成360学时培训的教师(?:数|人数)?(?:为|有|共)?$/],
  ['backboneTeachersRotated', 'persons', /交流轮岗的?骨干教师(?:数|人数)?(?:为|有|共)?$/],
  ['teachersEligibleForRotation', 'persons', /符合(?:交流|轮岗|交流轮岗)条件的?教师(?:数|人数|总数)?(?:为|有|共)?$/],
  ['teachersRotated', 'persons', /参与交流轮岗的?教师(?:数|人数)?(?:为|有|共)?$/],
  ['certifiedTeachers', 'persons', /持有教师资格证的?(?:专任)?教师(?:数|人数)?(?:为|有|共)?$/],
  ['fullTimeTeachers', 'persons', /^(?:目前|全[县区市])?(?:义务教育阶段)?专任教师(?:数|人数|总数)?(?:为|有|共)?$/],
  ['highSchoolPlaces', 'persons', /优质高中招生名额总数(?:为|共)?$/],
  ['allottedHighSchoolPlaces', 'persons', /优质高中(?:学校)?招生名额分配(?:到校)?(?:为|共)?$/],
  ['eligibleMigrantChildren', 'persons', /符合条件的随迁子女(?:总数|数|人数)?(?:为|有|共)?$/],
  ['migrantsInPublicSchools', 'persons', /^(?:其中)?在公办学校就读$/],
  ['migrantsInPurchasedPlaces', 'persons', /在政府购买服务的民办学校就读$/],
  ['juniorGraduates', 'persons', /初中毕业生(?:数|人数)?(?:为|有|共)?$/],
  ['juniorEntrantsThreeYearsAgo', 'persons', /三年前初[中一]在校(?:生|学生)数?(?:为|有|共)?$/],
  ['disabledChildren', 'persons', /适龄残疾儿童少年(?:总数|数|人数)?(?:为|有|共)?$/],
];

/** As far as a paragraph is looked back over for the indicator that it is about. */
const reach = 300;

const indicatorOf = ({ text }: Reading, { start }: Figure): string | undefined => {
  const before = text.slice(Math.max(0, start - reach), start);
  const paragraph = before.slice(before.lastIndexOf('\n') + 1);
  let [found, last] = [undefined as string | undefined, -1];
  for (const [indicator, words] of Object.entries(indicators))
    for (const { index } of paragraph.matchAll(words)) if (index > last) [found, last] = [indicator, index];
  return found;
};

/** The words of a figure's clause and, where it goes on with a stage alone (`初中为0.290`), of the one before. */
const coefficient = (reading: Reading, figure: Figure): boolean => {
  const { text, clauses } = reading;
  const from = [figure.clause, figure.clause - 1, figure.clause - 2].findLast(
    (clause) => clauses[clause]?.sentence === figure.sentence,
  )!;
  // What it must not exceed is no coefficient of the county.
  if (/[于超到]/.test(figure.name.slice(-4))) return false;
  return (
    figure.kind === 'bare' &&
    figure.places > 0 &&
    text.slice(Math.max(clauses[from]!.start, figure.start - 80), figure.start).includes('差异系数')
  );
};

/** Schools and classes that are too large: what a sentence about them counts of each stage. */
const tooLarge: readonly Readonly<{ about: RegExp; 小学: string; 初中: string }>[] = [
  { about: /超(?:过|出).{0,4}(?:办学规模|校额)|超规模|大校额/, 小学: 'primariesOver2000', 初中: 'juniorsOver2000' },
  { about: /超(?:过|出).{0,4}班额|大班额/, 小学: 'primaryClassesOver45', 初中: 'juniorClassesOver50' },
];

const tooLargeOf = ({ text }: Reading, { start, name }: Figure, stage: StageWord): Subject | undefined => {
  const sentence = text
    .slice(Math.max(0, start - 80), start)
    .split(/[。\n]/)
    .at(-1)!;
  const found = name === stage ? tooLarge.find(({ about }) => about.test(sentence)) : undefined;
  return found && { kind: 'item', figure: found[stage] };
};

const ofStage = (reading: Reading, figure: Figure, stage: StageWord): Subject | undefined => {
  const words = wordsOf(reading, figure);
  const indicator = indicatorOf(reading, figure);
  if (coefficient(reading, figure))
    return indicator && !words.includes('综合') ? { kind: 'cv', stage, indicator } : { kind: 'composite-cv', stage };
  if (figure.kind === 'persons' && /(?:小学|初中)(?:在校)?(?:学)?生(?:数|人数)?(?:为|有|共)?$/.test(figure.name))
    return /毕业|三年前/.test(words) ? undefined : { kind: 'students', stage };
  if (figure.kind !== 'things' && figure.kind !== 'classes') return undefined;
  const large = tooLargeOf(reading, figure, stage);
  if (large || figure.kind === 'classes') return large;
  if (figure.name === '' && /^(?:小学|初中)(?:中|$)/.test(figure.after)) return { kind: 'sections', stage };
  if (!/达标/.test(words) || /不达标|未达标/.test(words)) return undefined;
  if (/达标学校总数|总体达标|综合达标/.test(words)) return { kind: 'compliant', stage };
  return indicator ? { kind: 'passing', stage, indicator } : undefined;
};

const subjectOf = (reading: Reading, figure: Figure): Subject | undefined => {
  const { text, clauses } = reading;
  const words = text
    .slice(Math.max(clauses[figure.clause]!.start, figure.start - 60), figure.start)
    .replaceAll(/\s/g, '');
  const item = items.find(([, kind, pattern]) => kind === figure.kind && pattern.test(words));
  // 小学在校学生…、专任教师… counts those of one stage.
  const before = text
    .slice(Math.max(0, figure.start - 80), figure.start)
    .split(/[。;\n]/)
    .at(-1)!;
  const ofOne = item?.[0] === 'fullTimeTeachers' && /小学|初中/.test(before.replaceAll('中小学', ''));
  if (item) return ofOne ? undefined : { kind: 'item', figure: item[0] };
  const stage = stageOf(reading, figure);
  if (stage) return ofStage(reading, figure, stage);
  const all = /义务教育(?:阶段)?(?:普通中小学|学校)?(?:在校)?学?生(?:总数|数|人数)?(?:为|有|共)?$/;
  return figure.kind === 'persons' && all.test(figure.name) ? { kind: 'all-students' } : undefined;
};

/** The percentage of a count says the same of the same thing. */
const asPercent = (subject: Subject): Subject | undefined =>
  subject.kind === 'passing'
    ? { ...subject, kind: 'passing-percent' }
    : subject.kind === 'compliant'
      ? { ...subject, kind: 'compliant-percent' }
      : undefined;

/** The numbers of a text that the county's record has too, in the order of the text. */
export const statedIn = (reading: Reading): readonly Stated[] => {
  const found = reading.figures.flatMap((figure): readonly Stated[] => {
    const of = figure.vague ? undefined : subjectOf(reading, figure);
    return of ? [{ figure, of }] : [];
  });
  const subjects = new Map(found.map(({ figure, of }) => [figure.index, of]));
  const percents = sharesIn(reading).flatMap(({ part, percent }): readonly Stated[] => {
    const counted = subjects.get(part.index);
    const of = counted && asPercent(counted);
    return of ? [{ figure: percent, of }] : [];
  });
  return [...found, ...percents].toSorted((a, b) => a.figure.index - b.figure.index);
};
