import type { Provider, Type } from '@nestjs/common';
import { OrganizationFacts, organizationsHandlers } from '@app/application/organizations';
import { SubmissionFacts, submissionsHandlers } from '@app/application/submissions';
import { ReadOrganizationFacts } from './facts/organizations.js';
import { ReadSubmissionFacts } from './facts/submissions.js';

/** Command handlers of every slice. Each slice adds its line. */
export const handlers: readonly Type[] = [...organizationsHandlers, ...submissionsHandlers];

/** What decisions must know beyond their stream, out of the read models. Each slice adds its line. */
export const facts: readonly Provider[] = [
  { provide: OrganizationFacts, useClass: ReadOrganizationFacts },
  { provide: SubmissionFacts, useClass: ReadSubmissionFacts },
];
