import { currentForm, fieldsAskedOf } from '@app/domain/submissions';

/**
 * 实验小学教育集团分校区(第三小学)'s return, line by line: what its figures of the year are the sums of. 1,640 pupils in 38
 * classes; 157 teachers above the standard, 18 of PE and the arts; 5,461.2 and 8,733 m²; equipment of 272.24 万元.
 */
const known: Readonly<Record<string, string>> = {
  sponsor: '7',
  ownership: 'public',
  urbanRural: 'urban',
  boardingSchool: 'no',
  yearBuilt: '2012',
  students: '1640',
  migrantChildren: '212',
  zoneStudents: '268',
  zonedStudents: '268',
  grade1Students: '268',
  grade2Students: '270',
  grade3Students: '274',
  grade4Students: '276',
  grade5Students: '276',
  grade6Students: '276',
  classes: '38',
  classes41To45: '38',
  largestClass: '45',
  fullTimeTeachers: '160',
  associateDegreeTeachers: '12',
  bachelorTeachers: '141',
  masterTeachers: '4',
  backboneTeachers: '21',
  intermediateTitleTeachers: '98',
  certifiedTeachers: '160',
  teachersDueForTraining: '150',
  teachersTrained360: '150',
  peTeachers: '8',
  musicTeachers: '5',
  fineArtsTeachers: '5',
  teachingAncillaryTotalArea: '5861.2',
  indoorSportsArea: '400',
  sportsGroundArea: '8333',
  networkedMultimediaClassrooms: '90',
  musicRooms: '4',
  musicRoomsFrom96: '4',
  musicRoomsFrom73: '4',
  musicRoomsFrom61: '4',
  musicRoomsFrom54: '4',
  artRooms: '4',
  artRoomsFrom90: '4',
  artRoomsFrom67: '4',
  artRoomsFrom61: '4',
  artRoomsFrom54: '4',
  equipmentBookValue: '272.24',
  computers: '310',
  books: '49200',
  operatingFundsBudget: '188.6',
  operatingFundsActual: '186.2',
  trainingFundsBudget: '9.43',
  trainingFundsActual: '9.4',
  fundedStudents: '1640',
};

/** Every line that the school is asked for; those that nothing is known of are zero, not blank. */
export const linesOfReturn = (changed: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => {
  const asked = fieldsAskedOf(currentForm('section'), { kind: 'section', sharesBuildings: false }, 'primary');
  return Object.fromEntries(asked.map(({ code }) => [code, changed[code] ?? known[code] ?? '0']));
};
