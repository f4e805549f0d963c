import type { CountyItem, FigureLabels, ItemCondition } from '../standard.js';
import { hqb } from './sources.js';

type Part = Readonly<{
  kind?: CountyItem['kind'];
  conditions?: readonly ItemCondition[];
  judgedToo?: boolean;
  params?: CountyItem['params'];
}>;

/** An item of the 15, numbered by its place. Those with conditions are computed unless they say otherwise. */
const item = (number: number, name: string, part: Part = {}): CountyItem => ({
  ...hqb,
  id: `B${number}`,
  group: 'government',
  name,
  kind: part.kind ?? (part.conditions ? 'computed' : 'judged'),
  conditions: part.conditions ?? [],
  judgedToo: part.judgedToo ?? false,
  params: part.params ?? {},
  clause: `教督〔2017〕6号 政府保障程度第${number}项（申报表Ⅳ）`,
});

const none = (figure: string, label: string): ItemCondition => ({ label, sum: [figure], atMost: '0' });
const all = (part: string, whole: string, label: string): ItemCondition => ({
  label,
  sum: [part],
  over: [whole],
  atLeast: '1',
  percent: true,
});

/** 政府保障程度 15 项, wording of the national form. All must be met. */
export const hqbGovernmentItems: readonly CountyItem[] = [
  item(1, '县域内义务教育学校规划布局合理，符合国家规定要求'),
  item(2, '县域内城乡义务教育学校建设标准统一、教师编制标准统一、生均公用经费基准定额统一、基本装备配置标准统一'),
  item(
    3,
    '所有小学、初中每12个班级配备音乐、美术专用教室1间以上；其中，每间音乐专用教室面积不小于96平方米，每间美术专用教室面积不小于90平方米',
    {
      conditions: [
        none('schoolsShortOfMusicRooms', '音乐专用教室不足的学校数'),
        none('schoolsShortOfArtRooms', '美术专用教室不足的学校数'),
      ],
      params: { classesPerRoom: '12', musicRoomArea: '96', artRoomArea: '90' },
    },
  ),
  item(4, '所有小学、初中规模不超过2000人，九年一贯制学校、十二年一贯制学校义务教育阶段规模不超过2500人', {
    conditions: [
      none('primariesOver2000', '超过2000人的小学数'),
      none('juniorsOver2000', '超过2000人的初中数'),
      none('combinedOver2500', '义务教育阶段超过2500人的一贯制学校数'),
    ],
    params: { maxStudents: '2000', maxStudentsCombined: '2500' },
  }),
  item(5, '小学、初中所有班级学生数分别不超过45人、50人', {
    conditions: [
      none('primaryClassesOver45', '超过45人的小学班级数'),
      none('juniorClassesOver50', '超过50人的初中班级数'),
    ],
    params: { maxPrimaryClass: '45', maxJuniorClass: '50' },
  }),
  item(6, '不足100名学生村小学和教学点按100名学生核定公用经费', {
    conditions: [none('smallSchoolsFundedBelow100', '未按100人核定公用经费的小规模学校数')],
    params: { fundedAs: '100' },
  }),
  item(7, '特殊教育学校生均公用经费不低于8000元', {
    conditions: [
      {
        label: '特殊教育学校生均公用经费（元）',
        sum: ['specialSchoolFunds'],
        over: ['specialSchoolStudents'],
        atLeast: '8000',
      },
    ],
    params: { perStudentYuan: '8000' },
  }),
  item(8, '全县义务教育学校教师平均工资收入水平不低于当地公务员平均工资收入水平，按规定足额核定教师绩效工资总量', {
    conditions: [
      { label: '教师平均工资收入（元）', sum: ['teacherAveragePay'], atLeastFigure: 'civilServantAveragePay' },
    ],
    judgedToo: true,
  }),
  item(9, '教师5年360学时培训完成率达到100%', {
    conditions: [all('teachersTrained360', 'teachersDueForTraining', '5年360学时培训完成率')],
    params: { hours: '360', years: '5' },
  }),
  item(10, '县级教育行政部门在核定的教职工编制总额和岗位总量内，统筹分配各校教职工编制和岗位数量'),
  item(11, '全县每年交流轮岗教师的比例不低于符合交流条件教师总数的10%；其中，骨干教师不低于交流轮岗教师总数的20%', {
    // Two ratios with different denominators.
    conditions: [
      {
        label: '交流轮岗教师占符合条件教师的比例',
        sum: ['teachersRotated'],
        over: ['teachersEligibleForRotation'],
        atLeast: '0.10',
        percent: true,
      },
      {
        label: '骨干教师占交流轮岗教师的比例',
        sum: ['backboneTeachersRotated'],
        over: ['teachersRotated'],
        atLeast: '0.20',
        percent: true,
      },
    ],
  }),
  item(12, '专任教师持有教师资格证上岗率达到100%', {
    conditions: [all('certifiedTeachers', 'fullTimeTeachers', '持证上岗率')],
  }),
  item(13, '城区和镇区公办小学、初中（均不含寄宿制学校）就近划片入学比例分别达到100%、95%以上', {
    conditions: [
      all('primaryZonedStudents', 'primaryZoneStudents', '小学就近划片入学比例'),
      {
        label: '初中就近划片入学比例',
        sum: ['juniorZonedStudents'],
        over: ['juniorZoneStudents'],
        atLeast: '0.95',
        percent: true,
      },
    ],
  }),
  item(14, '全县优质高中招生名额分配比例不低于50%，并向农村初中倾斜', {
    conditions: [
      {
        label: '优质高中招生名额分配比例',
        sum: ['allottedHighSchoolPlaces'],
        over: ['highSchoolPlaces'],
        atLeast: '0.5',
        percent: true,
      },
    ],
    judgedToo: true,
  }),
  item(15, '留守儿童关爱体系健全，全县符合条件的随迁子女在公办学校和政府购买服务的民办学校就读的比例不低于85%', {
    conditions: [
      {
        label: '符合条件的随迁子女就读比例',
        sum: ['migrantsInPublicSchools', 'migrantsInPurchasedPlaces'],
        over: ['eligibleMigrantChildren'],
        atLeast: '0.85',
        percent: true,
      },
    ],
    judgedToo: true,
  }),
];

/** What the figures of the 15 items are called on a form. */
export const hqbFigures: FigureLabels = {
  schoolsShortOfMusicRooms: { name: '音乐专用教室不足的学校数', unit: '所' },
  schoolsShortOfArtRooms: { name: '美术专用教室不足的学校数', unit: '所' },
  primariesOver2000: { name: '超2000人小学', unit: '所' },
  juniorsOver2000: { name: '超2000人初中', unit: '所' },
  combinedOver2500: { name: '超2500人一贯制学校', unit: '所' },
  primaryClassesOver45: { name: '超45人小学班级', unit: '个' },
  juniorClassesOver50: { name: '超50人初中班级', unit: '个' },
  smallSchoolsFundedBelow100: { name: '未按100人核定公用经费的学校', unit: '所' },
  specialSchoolFunds: { name: '特殊教育学校公用经费', unit: '元' },
  specialSchoolStudents: { name: '特殊教育学校学生数', unit: '人' },
  teacherAveragePay: { name: '教师平均工资收入', unit: '元' },
  civilServantAveragePay: { name: '当地公务员平均工资收入', unit: '元' },
  teachersTrained360: { name: '完成360学时培训的教师数', unit: '人' },
  teachersDueForTraining: { name: '应完成培训的教师数', unit: '人' },
  teachersRotated: { name: '交流轮岗教师数', unit: '人' },
  teachersEligibleForRotation: { name: '符合交流条件教师数', unit: '人' },
  backboneTeachersRotated: { name: '交流轮岗骨干教师数', unit: '人' },
  certifiedTeachers: { name: '持有教师资格证的专任教师数', unit: '人' },
  fullTimeTeachers: { name: '专任教师数', unit: '人' },
  primaryZonedStudents: { name: '小学就近划片入学学生数', unit: '人' },
  primaryZoneStudents: { name: '城区和镇区公办小学（非寄宿）入学学生数', unit: '人' },
  juniorZonedStudents: { name: '初中就近划片入学学生数', unit: '人' },
  juniorZoneStudents: { name: '城区和镇区公办初中（非寄宿）入学学生数', unit: '人' },
  allottedHighSchoolPlaces: { name: '优质高中分配到校的招生名额', unit: '人' },
  highSchoolPlaces: { name: '优质高中招生名额总数', unit: '人' },
  migrantsInPublicSchools: { name: '在公办学校就读的随迁子女', unit: '人' },
  migrantsInPurchasedPlaces: { name: '在政府购买服务的民办学校就读的随迁子女', unit: '人' },
  eligibleMigrantChildren: { name: '符合条件的随迁子女总数', unit: '人' },
};
