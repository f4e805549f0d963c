/**
 * Where a value of a statement comes from: a figure of the item (`tenThousand`: printed in 万元), a constant of its rule
 * (`percent`: as a percentage), what a condition of it comes to (in percent, or `value` as it is), a sum of figures, a line
 * of the county's own return or a share of one in another, a subject of the State's monitoring, or a sum over the small
 * schools.
 */
export type ItemSource = Readonly<
  | { figure: string; tenThousand?: true }
  | { param: string; percent?: true }
  | { condition: number }
  | { value: number }
  | { sum: readonly string[] }
  | { filed: string }
  | { filedPart: string; ofFiled: string }
  | { level: string }
  | { rate: string }
  | { small: 'students' | 'funds' }
>;

/** What the form asks to be filled in of one item. Each name is a value that a template may use anywhere. */
export type ItemStatement = Readonly<{ text: string; values: Readonly<Record<string, readonly [string, ItemSource]>> }>;

const subjects = [
  ['语文', 'chinese'],
  ['数学', 'mathematics'],
  ['科学', 'science'],
  ['体育', 'pe'],
  ['艺术', 'arts'],
  ['德育', 'morals'],
] as const;

/** 申报表Ⅳ and Ⅴ: 指标值或简要结论, item by item. Items that documents decide have none. */
export const hqbStatements: Readonly<Record<string, ItemStatement>> = {
  B3: {
    text: '每{专用教室配备班数}个班级应各配备音乐、美术专用教室一间以上（音乐不小于{音乐教室面积}平方米、美术不小于{美术教室面积}平方米）；音乐专用教室不足的学校{音乐教室不足学校数}所，美术专用教室不足的学校{美术教室不足学校数}所',
    values: {
      专用教室配备班数: ['每多少个班级配备一间', { param: 'classesPerRoom' }],
      音乐教室面积: ['每间音乐专用教室的最小面积', { param: 'musicRoomArea' }],
      美术教室面积: ['每间美术专用教室的最小面积', { param: 'artRoomArea' }],
      音乐教室不足学校数: ['音乐专用教室不足的学校数', { figure: 'schoolsShortOfMusicRooms' }],
      美术教室不足学校数: ['美术专用教室不足的学校数', { figure: 'schoolsShortOfArtRooms' }],
    },
  },
  B4: {
    text: '超过{小学初中规模上限}人的小学{超规模小学数}所，初中{超规模初中数}所，超过{一贯制规模上限}人的一贯制学校{超规模一贯制学校数}所',
    values: {
      小学初中规模上限: ['小学、初中规模上限，人', { param: 'maxStudents' }],
      一贯制规模上限: ['一贯制学校义务教育阶段规模上限，人', { param: 'maxStudentsCombined' }],
      超规模小学数: ['超过规模上限的小学数', { figure: 'primariesOver2000' }],
      超规模初中数: ['超过规模上限的初中数', { figure: 'juniorsOver2000' }],
      超规模一贯制学校数: ['超过规模上限的一贯制学校数', { figure: 'combinedOver2500' }],
    },
  },
  B5: {
    text: '超过{小学班额上限}人的小学班级{超班额小学班数}个，超过{初中班额上限}人的初中班级{超班额初中班数}个',
    values: {
      小学班额上限: ['小学班额上限，人', { param: 'maxPrimaryClass' }],
      初中班额上限: ['初中班额上限，人', { param: 'maxJuniorClass' }],
      超班额小学班数: ['超过班额上限的小学班级数', { figure: 'primaryClassesOver45' }],
      超班额初中班数: ['超过班额上限的初中班级数', { figure: 'juniorClassesOver50' }],
    },
  },
  B6: {
    text: '不足{小规模学校人数}人的规模较小学校学生数{小规模学校学生数}人，公用经费预算{小规模学校公用经费}元；未按{小规模学校人数}人核定的学校{未足额核定学校数}所',
    values: {
      小规模学校人数: ['规模较小学校的人数界限', { param: 'fundedAs' }],
      小规模学校学生数: ['规模较小学校的学生数', { small: 'students' }],
      小规模学校公用经费: ['规模较小学校的公用经费预算，元', { small: 'funds' }],
      未足额核定学校数: ['未足额核定公用经费的规模较小学校数', { figure: 'smallSchoolsFundedBelow100' }],
    },
  },
  B7: {
    text: '特殊教育学校公用经费为{特教公用经费}万元，特殊教育学生数为{特教学生数}人，特殊教育学校生均公用经费为{特教生均公用经费}元，要求不低于{特教生均公用经费要求}元',
    values: {
      特教公用经费: ['特殊教育学校公用经费，万元', { figure: 'specialSchoolFunds', tenThousand: true }],
      特教学生数: ['特殊教育学校学生数', { figure: 'specialSchoolStudents' }],
      特教生均公用经费: ['特殊教育学校生均公用经费，元', { value: 0 }],
      特教生均公用经费要求: ['特殊教育学校生均公用经费的要求，元', { param: 'perStudentYuan' }],
    },
  },
  B8: {
    text: '全县义务教育学校教师平均工资收入为{教师平均工资}元，当地公务员平均工资收入{公务员平均工资}元',
    values: {
      教师平均工资: ['义务教育学校教师平均工资收入，元', { figure: 'teacherAveragePay' }],
      公务员平均工资: ['当地公务员平均工资收入，元', { figure: 'civilServantAveragePay' }],
    },
  },
  B9: {
    text: '完成{培训学时}学时培训的教师{完成培训教师数}人，全县教师{应培训教师数}人，教师培训完成率{培训完成率}%',
    values: {
      培训学时: ['应完成的培训学时', { param: 'hours' }],
      完成培训教师数: ['完成规定学时培训的教师数', { figure: 'teachersTrained360' }],
      应培训教师数: ['应完成规定学时培训的教师数', { figure: 'teachersDueForTraining' }],
      培训完成率: ['教师培训完成率，%', { condition: 0 }],
    },
  },
  B11: {
    text: '全县符合交流轮岗条件教师总数{符合交流条件教师数}名，交流轮岗教师{交流轮岗教师数}名，交流轮岗教师占符合交流轮岗条件教师总数的比例{交流轮岗比例}%；交流轮岗的骨干教师{交流轮岗骨干教师数}名，占交流轮岗教师总数的比例{交流轮岗骨干比例}%',
    values: {
      符合交流条件教师数: ['符合交流轮岗条件的教师数', { figure: 'teachersEligibleForRotation' }],
      交流轮岗教师数: ['交流轮岗的教师数', { figure: 'teachersRotated' }],
      交流轮岗比例: ['交流轮岗教师占符合条件教师的比例，%', { condition: 0 }],
      交流轮岗骨干教师数: ['交流轮岗的骨干教师数', { figure: 'backboneTeachersRotated' }],
      交流轮岗骨干比例: ['骨干教师占交流轮岗教师的比例，%', { condition: 1 }],
    },
  },
  B12: {
    text: '全县在岗专任教师{在岗专任教师数}人，其中持有教师资格证的专任教师{持证教师数}人，占比{持证比例}%',
    values: {
      在岗专任教师数: ['在岗专任教师数', { figure: 'fullTimeTeachers' }],
      持证教师数: ['持有教师资格证的专任教师数', { figure: 'certifiedTeachers' }],
      持证比例: ['持证上岗的比例，%', { condition: 0 }],
    },
  },
  B13: {
    text: '城区和镇区公办小学、初中（均不含寄宿制学校）就近划片入学比例分别为{小学划片入学比例}%、{初中划片入学比例}%',
    values: {
      小学划片入学比例: ['小学就近划片入学比例，%', { condition: 0 }],
      初中划片入学比例: ['初中就近划片入学比例，%', { condition: 1 }],
    },
  },
  B14: {
    text: '全县优质高中招生名额总数{优质高中名额}人，分配名额{优质高中分配名额}人，占比{优质高中分配比例}%；其中分配农村学校的名额{农村分配名额}人，占分配名额总数的{农村分配比例}%',
    values: {
      优质高中名额: ['优质高中招生名额总数', { figure: 'highSchoolPlaces' }],
      优质高中分配名额: ['优质高中分配到校的名额', { figure: 'allottedHighSchoolPlaces' }],
      优质高中分配比例: ['优质高中招生名额分配比例，%', { condition: 0 }],
      农村分配名额: ['分配到农村初中的名额', { filed: 'ruralAllottedPlaces' }],
      农村分配比例: [
        '分配到农村初中的名额占比，%',
        { filedPart: 'ruralAllottedPlaces', ofFiled: 'allottedHighSchoolPlaces' },
      ],
    },
  },
  B15: {
    text: '全县符合条件的随迁子女数{随迁子女数}人，在公办学校就读{公办就读随迁子女数}人，在政府购买服务的民办学校就读{民办就读随迁子女数}人，合计{就读随迁子女数}人，占比{随迁子女就读比例}%',
    values: {
      随迁子女数: ['符合条件的随迁子女数', { figure: 'eligibleMigrantChildren' }],
      公办就读随迁子女数: ['在公办学校就读的随迁子女数', { figure: 'migrantsInPublicSchools' }],
      民办就读随迁子女数: ['在政府购买服务的民办学校就读的随迁子女数', { figure: 'migrantsInPurchasedPlaces' }],
      就读随迁子女数: ['两者合计', { sum: ['migrantsInPublicSchools', 'migrantsInPurchasedPlaces'] }],
      随迁子女就读比例: ['随迁子女就读比例，%', { condition: 0 }],
    },
  },
  C1: {
    text: '全县初中毕业班学生数为{初中毕业生数}人，三年前该年级入学学生数为{三年前入学学生数}人，毕业年级三年转入学生数为{三年转入学生数}人，死亡学生数为{三年死亡学生数}人，转出学生数为{三年转出学生数}人，全县初中三年巩固率为{初中三年巩固率}%',
    values: {
      初中毕业生数: ['初中毕业班学生数', { figure: 'juniorGraduates' }],
      三年前入学学生数: ['三年前该年级入学学生数', { figure: 'juniorEntrantsThreeYearsAgo' }],
      三年转入学生数: ['毕业年级三年转入学生数', { figure: 'juniorTransferredIn' }],
      三年死亡学生数: ['毕业年级三年死亡学生数', { figure: 'juniorDeaths' }],
      三年转出学生数: ['毕业年级三年转出学生数', { figure: 'juniorTransferredOut' }],
      初中三年巩固率: ['初中三年巩固率，%', { condition: 0 }],
    },
  },
  C2: {
    text: '全县残疾儿童少年为{残疾儿童少年数}人，入学{残疾儿童少年入学数}人，入学率为{残疾儿童少年入学率}%；其中在特殊教育学校就读{特教就读数}人',
    values: {
      残疾儿童少年数: ['适龄残疾儿童少年总数', { figure: 'disabledChildren' }],
      残疾儿童少年入学数: ['已入学的残疾儿童少年数', { figure: 'disabledChildrenEnrolled' }],
      残疾儿童少年入学率: ['残疾儿童少年入学率，%', { condition: 0 }],
      特教就读数: ['在特殊教育学校就读的学生数', { filed: 'specialSchoolStudents' }],
    },
  },
  C4: {
    text: '教师培训经费不足公用经费预算总额{培训经费比例要求}%的学校{培训经费不足学校数}所',
    values: {
      培训经费比例要求: ['教师培训经费占公用经费预算的要求，%', { param: 'trainingShare', percent: true }],
      培训经费不足学校数: ['教师培训经费安排不足的学校数', { figure: 'schoolsBelowTrainingShare' }],
    },
  },
  C9: {
    text: `${subjects.map(([name]) => `${name}{${name}等级}级、校际差异率{${name}校际差异率}`).join('；')}；最低{监测最低等级}级，最高校际差异率{监测最高差异率}`,
    values: {
      ...Object.fromEntries(
        subjects.flatMap(([name, code]) => [
          [`${name}等级`, [`国家监测${name}学业水平等级`, { level: code }]] as const,
          [`${name}校际差异率`, [`国家监测${name}校际差异率`, { rate: code }]] as const,
        ]),
      ),
      监测最低等级: ['监测科目中最低的等级', { value: 0 }],
      监测最高差异率: ['监测科目中最高的校际差异率', { value: 1 }],
    },
  },
};
