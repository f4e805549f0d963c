import type { Judged } from './filing.js';

const met = (item: string, note: string, figures: Readonly<Record<string, string>> = {}): Judged => ({
  item,
  judgement: 'met',
  note,
  figures,
});
const notMet = (item: string, note: string, figures: Readonly<Record<string, string>> = {}): Judged => ({
  item,
  judgement: 'notMet',
  note,
  figures,
});

/** 彰武县's own report of December 2024, item by item. Where it gives no figures there are none. */
export const zhangwuItems: readonly Judged[] = [
  met('B1', '学校布局合理'),
  met('B2', '四统一'),
  notMet('B3', '10 所学校音乐、美术专用教室不达标(以九年制学校为单位)', {
    schoolsShortOfMusicRooms: '10',
    schoolsShortOfArtRooms: '10',
  }),
  met('B10', '编制、岗位统筹分配'),
  met('C3', '学校制定章程'),
  notMet('C4', '年终决算：7 所达标，21 所不达标', { schoolsBelowTrainingShare: '21' }),
  met('C5', '信息化教学'),
  met('C6', '德育、校园文化良好以上'),
  met('C7', '课程开齐开足'),
  met('C8', '无过重课业负担'),
];

/** 荣昌区's own report: it says that all is met; its figures say otherwise for B4, B5 and B7. */
export const rongchangItems: readonly Judged[] = [
  met('B1', '学校布局合理'),
  met('B2', '四统一'),
  met('B4', '报告称达到；文中列超规模学校 4+2+1 所', {
    primariesOver2000: '4',
    juniorsOver2000: '2',
    combinedOver2500: '1',
  }),
  met('B5', '报告称达到；文中列超标准班额 27 个', { primaryClassesOver45: '21', juniorClassesOver50: '6' }),
  met('B6', '11 所不足百人学校按 100 人核定', { smallSchoolsFundedBelow100: '0' }),
  met('B7', '报告按 6000 元标准称达到', { specialSchoolFunds: '870000', specialSchoolStudents: '126' }),
  met('B8', '教师平均工资 13223 元/月，公务员 13196 元/月', {
    teacherAveragePay: '13223',
    civilServantAveragePay: '13196',
  }),
  met('B9', '360 学时完成 4384/4384', { teachersTrained360: '4384', teachersDueForTraining: '4384' }),
  met('B10', '编制、岗位统筹分配'),
  met('B11', '交流 273/610,骨干 103/273', {
    teachersRotated: '273',
    teachersEligibleForRotation: '610',
    backboneTeachersRotated: '103',
  }),
  met('B12', '持证 4384/4384', { certifiedTeachers: '4384', fullTimeTeachers: '4384' }),
  met('B14', '优质高中名额 3389/4220,向农村倾斜', { allottedHighSchoolPlaces: '3389', highSchoolPlaces: '4220' }),
  met('B15', '随迁子女 1827+534 / 2361', {
    migrantsInPublicSchools: '1827',
    migrantsInPurchasedPlaces: '534',
    eligibleMigrantChildren: '2361',
  }),
  met('C1', '三年巩固率 100%', {
    juniorGraduates: '8295',
    juniorTransferredIn: '439',
    juniorTransferredOut: '299',
    juniorEntrantsThreeYearsAgo: '8155',
    juniorDeaths: '0',
  }),
  met('C2', '残疾儿童少年 496 人全部入学', { disabledChildrenEnrolled: '496', disabledChildren: '496' }),
  met('C3', '学校制定章程'),
  met('C5', '信息化教学'),
  met('C6', '德育、校园文化良好以上'),
  met('C7', '课程开齐开足'),
  met('C8', '无过重课业负担'),
];
