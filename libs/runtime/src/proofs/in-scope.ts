import { streamOf } from '@app/application/kernel';
import type { StoredEvent } from '@app/event-store';
import type { BundleScope } from '@app/ledger';
import { subjectOf } from '@app/projections/audit';

/** Which events a bundle takes: whole streams, decided by the first event of each. Asked in the order of the log. */
export const inScope = (scope: BundleScope, tenant: string): ((event: StoredEvent) => boolean) => {
  if (scope.kind === 'all') return () => true;
  if (scope.kind === 'issue') {
    const stream = streamOf(tenant, 'rectification', scope.id);
    return (event) => event.stream === stream;
  }
  const chosen = new Set<string>();
  return ({ stream, revision, data }) => {
    const isAbout = () => subjectOf({ stream, data: JSON.parse(data) as unknown }) === scope.id;
    if (revision === 0 && isAbout()) chosen.add(stream);
    return chosen.has(stream);
  };
};
