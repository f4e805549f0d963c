import { system } from '@app/application/kernel';
import type { Request } from '@app/domain/kernel';
import type { ReplayCommand } from '@app/domain/proofs';
import { addresses, canonical, namedId, sha256 } from '@app/ledger';

/**
 * The system's own request to tell what came of a point: the same for one proof of it, another for each night.
 * @param startedAt when the night's proof began, and `at` now (ISO instants)
 */
export const tellingRequest = (command: ReplayCommand, tenant: string, startedAt: string, at: string): Request => {
  const text = canonical(command);
  const commandId = namedId(JSON.stringify(['replay', tenant, startedAt, text]), addresses);
  return {
    commandId,
    digest: sha256(text),
    actor: system,
    tenant,
    correlationId: namedId('correlation', commandId),
    causationId: null,
    at,
  };
};
