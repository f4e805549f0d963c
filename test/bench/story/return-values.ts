import { currentForm, fieldsAskedOf, type FormId, type FormOwner, type FormStage } from '@app/domain/submissions';
import type { Random } from './random.js';

/** A unit's return of so many pupils, field by field as somebody would type them. */
export type Values = Readonly<Record<string, string>>;

const gradesOf: Readonly<Record<FormStage, readonly number[]>> = {
  primary: [1, 2, 3, 4, 5, 6],
  junior: [7, 8, 9],
  senior: [10, 11, 12],
};

/** 43 pupils in every class: the nearest number of pupils that fills whole ones. */
const classSize = 43;
export const wholeClasses = (students: number): number => Math.max(2, Math.round(students / classSize)) * classSize;

/** The pupils of a section and its teachers. */
const persons = (random: Random, stage: FormStage, students: number): Readonly<Record<string, number>> => {
  const classes = students / classSize;
  const grades = gradesOf[stage];
  const least = Math.floor(students / grades.length);
  const first = students - least * (grades.length - 1);
  const teachers = Math.ceil(students / 12);
  const per = (ratio: number) => Math.ceil((students / 100) * ratio * (0.85 + random.part() * 0.5));
  const few = Math.floor(teachers / 10);
  return {
    students,
    migrantChildren: Math.round(students / 9),
    zoneStudents: first,
    zonedStudents: first - 1,
    ...Object.fromEntries(grades.map((grade, at) => [`grade${grade}Students`, at === 0 ? first : least])),
    classes,
    classes41To45: classes,
    largestClass: classSize,
    fullTimeTeachers: teachers,
    associateDegreeTeachers: few,
    bachelorTeachers: teachers - 2 * few,
    masterTeachers: few,
    backboneTeachers: Math.min(teachers, per(1.05)),
    intermediateTitleTeachers: Math.floor(teachers / 2),
    certifiedTeachers: teachers,
    teachersDueForTraining: teachers,
    teachersTrained360: teachers,
    peTeachers: per(0.5),
    musicTeachers: per(0.25),
    fineArtsTeachers: per(0.25),
    juniorEntrantsThreeYearsAgo: least,
    juniorGraduates: least - 2,
    juniorDropouts: 2,
  };
};

/** The premises that so many pupils use: most ratios a little above the thresholds, some below. */
const premises = (random: Random, students: number): Readonly<Record<string, number | string>> => {
  const area = (ratio: number) => Math.round(students * ratio * (0.85 + random.part() * 0.5) * 100) / 100;
  const rooms = Math.ceil(students / classSize / 12) + (random.chance(0.1) ? 0 : 1);
  const kinds = ['', 'From96', 'From73', 'From61', 'From54'].map((from) => [`musicRooms${from}`, rooms] as const);
  const arts = ['', 'From90', 'From67', 'From61', 'From54'].map((from) => [`artRooms${from}`, rooms] as const);
  const budget = Math.round(students * 0.125);
  return {
    sponsor: '7',
    ownership: 'public',
    urbanRural: 'town',
    boardingSchool: 'no',
    yearBuilt: '2009',
    teachingAncillaryTotalArea: area(6),
    indoorSportsArea: Math.round(students * 0.6),
    sportsGroundArea: area(8.5),
    networkedMultimediaClassrooms: Math.ceil((students / 100) * 2.5 * (0.9 + random.part() * 0.4)),
    ...Object.fromEntries([...kinds, ...arts]),
    equipmentBookValue: area(0.22),
    computers: Math.ceil(students / 5),
    books: students * 32,
    operatingFundsBudget: budget,
    operatingFundsActual: budget,
    trainingFundsBudget: Math.ceil(budget * 0.06),
    trainingFundsActual: Math.ceil(budget * 0.06),
    fundedStudents: students,
  };
};

/** Every field that a unit is asked; what nothing is said of is zero, not blank. */
export const returnValues = (
  random: Random,
  id: FormId,
  owner: FormOwner,
  { stage, students }: Readonly<{ stage: FormStage; students: number }>,
): Values => {
  const primary = Math.round(students * 0.6);
  const known: Readonly<Record<string, number | string>> = {
    ...persons(random, stage, students),
    ...premises(random, students),
    ...(owner.kind === 'shared' && { primaryStudents: primary, juniorStudents: students - primary }),
  };
  const asked = fieldsAskedOf(currentForm(id), owner, owner.kind === 'shared' ? null : stage);
  return Object.fromEntries(asked.map(({ code }) => [code, String(known[code] ?? 0)]));
};
