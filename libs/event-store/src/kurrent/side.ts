import type { RecordedEvent } from '@kurrent/kurrentdb-client';

/** One value of a stream beside the ledger. */
export type Side = Readonly<{ stream: string; revision: number; type: string; /** JSON text. */ data: string }>;

/** What arrived, without the namespace. */
export const sideOf = ({ streamId, revision, type, data }: RecordedEvent, namespace: string): Side => ({
  stream: streamId.slice(namespace.length),
  revision: Number(revision),
  type,
  data: data instanceof Uint8Array ? Buffer.from(data).toString('utf8') : JSON.stringify(data),
});
