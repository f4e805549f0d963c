import type { Schemas } from '@app/api-client';

export type Inspection = Schemas['InspectionDto'];
export type Kind = Inspection['kind'];
export type Status = Inspection['status'];
export type Answer = 'yes' | 'no' | 'notApplicable';
export type Severity = Schemas['RaiseFindingDto']['severity'];
export type Ground = Schemas['RecusalDto']['ground'];

export const kinds = ['routine', 'thematic', 'comprehensive'] as const satisfies readonly Kind[];
export const statuses = [
  'planned',
  'started',
  'completed',
  'hearing',
  'concluded',
  'cancelled',
] as const satisfies readonly Status[];
export const severities = ['onTheSpot', 'ordinary', 'serious', 'complex'] as const satisfies readonly Severity[];
export const grounds = [
  'relativeOfHead',
  'familyThere',
  'staff',
  'leftWithin3Years',
] as const satisfies readonly Ground[];

const tones: Readonly<Record<Status, string>> = {
  planned: 'empty',
  started: 'pri',
  completed: 'pri',
  hearing: 'part',
  concluded: 'met',
  cancelled: 'na',
};

/** Class of a state's tag; the tag always says the word. */
export const toneOf = (status: Status): string => tones[status];

/** What one value of the URL may be; anything else is none. */
export const oneOf = <T extends string>(choices: readonly T[], value: unknown): T | undefined =>
  choices.find((choice) => choice === value);
