import { grouped, pupils, tenThousandYuan } from '../field.js';
import { sources } from '../sources.js';

const place = (group: string) => ({ group, stages: null, ofPremises: false }) as const;
const many = '1000000';
const counted = (code: string, label: string, usedBy: string, text: string) =>
  pupils(code, label, {
    text,
    source: sources.application,
    usedBy: [usedBy],
    prefill: 'none',
    max: many,
    notApplicable: true,
  });

/** B14: 优质高中名额分配到校. */
export const quotaFields = grouped(place('quotas'), [
  counted('highSchoolPlaces', '优质高中招生名额总数', 'B14', '本年度优质普通高中（含示范性高中）招生计划总数。'),
  counted(
    'allottedHighSchoolPlaces',
    '其中：分配到初中学校的名额',
    'B14',
    '按规定分配到各初中学校的名额，应不低于50%。',
  ),
  counted(
    'ruralAllottedPlaces',
    '其中：分配到农村初中的名额',
    'B14',
    '分配名额中分配到农村初中的名额，用于说明向农村初中倾斜。',
  ),
]);

/** B15: 随迁子女 of the county. */
export const migrantFields = grouped(place('migrants'), [
  counted(
    'eligibleMigrantChildren',
    '符合条件的随迁子女总数',
    'B15',
    '全县符合当地接收条件、接受义务教育的进城务工人员随迁子女总数。',
  ),
  counted(
    'migrantsInPublicSchools',
    '其中：在公办学校就读的随迁子女数',
    'B15',
    '符合条件的随迁子女中在公办学校就读的人数。',
  ),
  counted(
    'migrantsInPurchasedPlaces',
    '其中：在政府购买服务的民办学校就读的随迁子女数',
    'B15',
    '符合条件的随迁子女中在政府购买学位的民办学校就读的人数。',
  ),
]);

/** B7 and C2. */
export const specialFields = grouped(place('special'), [
  tenThousandYuan('specialSchoolOperatingFunds', '特殊教育学校公用经费', {
    text: '上一年度拨付全县特殊教育学校的公用经费总额，单位为万元。没有特殊教育学校的不适用。',
    source: sources.application,
    usedBy: ['B7'],
    prefill: 'none',
  }),
  counted('specialSchoolStudents', '特殊教育学校学生数', 'B7', '学年初全县特殊教育学校在校学生数（含送教上门学生）。'),
  counted(
    'disabledChildren',
    '适龄残疾儿童少年总数',
    'C2',
    '全县适龄残疾儿童少年总数，以残联与教育部门共同核定的名单为准。',
  ),
  counted(
    'disabledChildrenEnrolled',
    '其中：已入学残疾儿童少年数',
    'C2',
    '适龄残疾儿童少年中已入学的人数，含随班就读、特殊教育学校就读和送教上门。',
  ),
]);
