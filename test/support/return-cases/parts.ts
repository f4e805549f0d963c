import type { Case } from './case.js';

/** Parts and wholes of a school's return. */
export const partCases: Readonly<Record<string, Case>> = {
  'boarders-above-pupils': {
    fires: { boardingStudents: '481', boardingSchool: 'yes' },
    at: ['boardingStudents'],
    silent: { boardingStudents: '480', boardingSchool: 'yes' },
    says: '寄宿生数（481人）不能多于在校学生数（480人）',
  },
  'migrants-above-pupils': {
    fires: { migrantChildren: '481' },
    at: ['migrantChildren'],
    silent: { migrantChildren: '480' },
    says: '（481人）不能多于在校学生数（480人）',
  },
  'new-pupils-above-pupils': {
    fires: { zoneStudents: '481' },
    at: ['zoneStudents'],
    silent: { zoneStudents: '480' },
    says: '本年入学新生数（481人）不能多于',
  },
  'zoned-above-new-pupils': {
    fires: { zonedStudents: '166' },
    at: ['zonedStudents'],
    silent: { zonedStudents: '165' },
    says: '就近划片入学新生数（166人）不能多于本年入学新生数（165人）',
  },
  'largest-class-above-pupils': {
    fires: { largestClass: '44', students: '43' },
    at: ['largestClass'],
    silent: { largestClass: '44', students: '44' },
    says: '最大班额（44人）不能多于在校学生数（43人）',
  },
  'qualifications-above-teachers': {
    fires: { doctorTeachers: '1' },
    at: ['fullTimeTeachers'],
    silent: { doctorTeachers: '1', masterTeachers: '4' },
    says: '合计43人，不能多于专任教师数（42人）',
  },
  'pe-arts-above-teachers': {
    fires: { peTeachers: '41' },
    at: ['fullTimeTeachers'],
    silent: { peTeachers: '40' },
    says: '合计43人，不能多于专任教师数（42人）',
  },
  'backbone-above-teachers': {
    fires: { backboneTeachers: '43' },
    at: ['backboneTeachers'],
    silent: { backboneTeachers: '42' },
    says: '县级及以上骨干教师数（43人）不能多于专任教师数（42人）',
  },
  'titles-above-teachers': {
    fires: { intermediateTitleTeachers: '43' },
    at: ['intermediateTitleTeachers'],
    silent: { intermediateTitleTeachers: '42' },
    says: '（43人）不能多于专任教师数',
  },
  'certificates-above-teachers': {
    fires: { certifiedTeachers: '43' },
    at: ['certifiedTeachers'],
    silent: { certifiedTeachers: '41' },
    says: '持有教师资格证的专任教师数（43人）',
  },
  'trained-above-due': {
    fires: { teachersTrained360: '41' },
    at: ['teachersTrained360'],
    silent: { teachersTrained360: null },
    says: '（41人）不能多于应完成5年360学时培训的教师数（40人）',
  },
  'indoor-sports-above-building': {
    fires: { indoorSportsArea: '4200.51' },
    at: ['indoorSportsArea'],
    silent: { indoorSportsArea: '4200.5' },
    says: '室内体育用房面积（4200.51平方米）不能多于教学及辅助用房总面积（4200.5平方米）',
  },
  'added-building-above-building': {
    fires: { addedBuildingArea: '4201' },
    at: ['addedBuildingArea'],
    silent: { addedBuildingArea: '4200' },
    says: '本年新增教学及辅助用房面积（4201平方米）',
  },
  'added-ground-above-ground': {
    of: 'premises',
    fires: { addedGroundArea: '5200.01' },
    at: ['addedGroundArea'],
    silent: { addedGroundArea: '5200' },
    says: '本年新增运动场地面积（5200.01平方米）',
  },
  'music-room-sizes': {
    fires: { musicRoomsFrom96: '3', musicRoomsFrom73: null },
    at: ['musicRoomsFrom96'],
    silent: { musicRoomsFrom96: '2' },
    says: '（3间）不能多于61平方米及以上的音乐专用教室间数（2间）',
  },
  'art-room-sizes': {
    of: 'premises',
    fires: { artRoomsFrom54: '3' },
    at: ['artRoomsFrom54'],
    silent: { artRoomsFrom90: null, artRoomsFrom67: '2' },
    says: '（3间）不能多于美术专用教室间数（2间）',
  },
  'training-budget-above-funds': {
    fires: { trainingFundsBudget: '60.01' },
    at: ['trainingFundsBudget'],
    silent: { trainingFundsBudget: '60' },
    says: '教师培训经费预算（60.01万元）不能多于公用经费预算总额（60万元）',
  },
  'training-spent-above-funds': {
    fires: { trainingFundsActual: '58.51' },
    at: ['trainingFundsActual'],
    silent: { trainingFundsActual: '58.5' },
    says: '教师培训经费决算（58.51万元）',
  },
};
