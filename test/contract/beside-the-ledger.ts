import { randomUUID } from 'node:crypto';
import { SideStreams } from '@app/event-store';
import { KurrentTestServer } from '../support/kurrent-server/server.js';
import { temporaryDirectory } from '../support/temporary.js';

/** A real server, when one is named. */
const real = process.env['KURRENTDB_URL'];

/** Streams beside a ledger, on a server of their own or in a namespace of the real one; each call is another node. */
export const besideTheLedger = async () => {
  const { directory, remove } = temporaryDirectory();
  const namespace = `beside-${randomUUID()}-`;
  const server = real === undefined ? await KurrentTestServer.start() : undefined;
  const opened: SideStreams[] = [];
  return {
    directory,
    tenant: 'main',
    server,
    namespace,
    streams: async (): Promise<SideStreams> => {
      const url = real ?? server!.url('', '&discoveryInterval=5');
      const streams = await SideStreams.open(url, { namespace, within: 20_000 });
      opened.push(streams);
      return streams;
    },
    remove: async (): Promise<void> => {
      for (const streams of opened) await streams.close();
      server?.kill();
      remove();
    },
  };
};
