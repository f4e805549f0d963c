import { randomUUID } from 'node:crypto';
import type { RegistrationAsk } from '@app/application/organizations';
import type { Actor, Request } from '@app/domain/kernel';
import { canonical, sha256 } from '@app/ledger';

/** The machine's own operator: whoever stands at its console, and so can do everything. */
export const operator: Actor = { id: 'operator', role: 'administrator', unit: 'operator' };

/** Something that the operator asks, once: by the command line, or with the code that the console shows. */
export const operatorRequest = (channel: string, tenant: string, at: string): Request => {
  const commandId = randomUUID();
  return {
    commandId,
    digest: sha256(canonical({ channel, commandId })),
    actor: operator,
    tenant,
    correlationId: commandId,
    causationId: null,
    at,
  };
};

/** A county is older than its first day here: what it kept of earlier years may be brought in. */
const countySince = '2000-01-01';

/** The registration of a county at the root of the tree. */
export const newCounty = (name: string, code: string | null = null): RegistrationAsk => ({
  type: 'RegisterUnit',
  kind: 'county',
  name,
  parentId: null,
  code,
  schoolType: null,
  stage: null,
  departmentType: null,
  urbanRural: null,
  sharedBuildings: false,
  effectiveAt: countySince,
});
