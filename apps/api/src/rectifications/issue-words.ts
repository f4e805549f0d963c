/** The states of an issue, as the 台账 names them. */
export const statuses = [
  'raised',
  'assigned',
  'acknowledged',
  'planSubmitted',
  'inProgress',
  'reportApproved',
  'closureRequested',
  'inadequate',
  'verified',
  'closed',
  'withdrawn',
  'superseded',
] as const;

export type Status = (typeof statuses)[number];
/** 一般、严重、复杂. */
export const severities = ['ordinary', 'serious', 'complex'] as const;

export type Severity = (typeof severities)[number];
