import { Faults, isKnown } from './faults.js';
import { Log } from './log.js';
import { features, gossip, grpc, refusal, services, type Grpc } from './protocol.js';
import { Reads } from './reads.js';
import { Writes } from './writes.js';

export { Faults } from './faults.js';

/** How a server is started. */
export type ServerOptions = Readonly<{
  /** Keeps its log there, synced before it answers; in memory alone when absent. */
  file?: string;
  /** 0 or absent: any free one. */
  port?: number;
  /** PEM of a certificate and its key: then it speaks TLS alone. */
  tls?: Readonly<{ certificate: Buffer; key: Buffer }>;
  /** Names and passwords; anybody may come when absent. */
  users?: Readonly<Record<string, string>>;
}>;

/**
 * A test double of a KurrentDB node: it speaks what the client speaks, and keeps the rules that this program relies on
 * as they are written in the server's source. It proves the client's side of the wire and nothing of a real server.
 */
export class KurrentTestServer {
  private constructor(
    private readonly server: Grpc.Server,
    readonly log: Log,
    readonly faults: Faults,
    readonly port: number,
    private readonly isSecure: boolean,
  ) {}

  static async start({ file, port = 0, tls, users }: ServerOptions = {}): Promise<KurrentTestServer> {
    const faults = new Faults();
    const log = new Log(() => faults.now(), file ?? null);
    const known = users ? new Map(Object.entries(users)) : null;
    const guard = (metadata: Grpc.Metadata) =>
      isKnown(metadata, known) ? null : refusal(grpc.status.UNAUTHENTICATED, 'Unauthenticated');
    const server = new grpc.Server({
      'grpc.max_receive_message_length': 20 * 1024 * 1024,
      'grpc.max_send_message_length': 20 * 1024 * 1024,
    });
    const reads = new Reads(log, faults, guard);
    const writes = new Writes(log, faults, guard);
    server.addService(services.streams, {
      read: reads.read,
      append: writes.append,
      batchAppend: writes.batchAppend,
      delete: writes.delete,
      tombstone: writes.tombstone,
    });
    let bound = port;
    server.addService(services.features, { getSupportedMethods: supported(faults) });
    server.addService(services.gossip, { read: members(() => bound) });
    const credentials = tls
      ? grpc.ServerCredentials.createSsl(null, [{ cert_chain: tls.certificate, private_key: tls.key }])
      : grpc.ServerCredentials.createInsecure();
    bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${port}`, credentials, (error, at) => (error ? reject(error) : resolve(at)));
    });
    return new KurrentTestServer(server, log, faults, bound, tls !== undefined);
  }

  /** How to reach it; `more` are further parameters. */
  url(credentials = '', more = ''): string {
    const at = credentials === '' ? '' : `${credentials}@`;
    return `kurrentdb://${at}127.0.0.1:${this.port}?tls=${this.isSecure}${more}`;
  }

  /** Goes away at once, as a killed process does: every connection is cut. */
  kill(): void {
    this.server.forceShutdown();
    this.log.close();
  }
}

const methods = ['read', 'append', 'delete', 'tombstone'];

/** What it can, for anybody: the client asks without saying who it is. */
const supported =
  (faults: Faults) =>
  (_call: Grpc.ServerUnaryCall<unknown, unknown>, answer: Grpc.sendUnaryData<unknown>): void => {
    if (faults.unavailable) return answer(refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready'));
    const message = new features.SupportedMethods();
    message.setEventStoreServerVersion(faults.version);
    for (const name of faults.batchAppend ? [...methods, 'batchappend'] : methods) {
      const method = new features.SupportedMethod();
      method.setServiceName('event_store.client.streams.streams');
      method.setMethodName(name);
      method.setFeaturesList(name === 'read' ? ['position', 'events'] : []);
      message.addMethods(method);
    }
    void faults.answering().then(() => answer(null, message));
  };

/** A cluster of one: itself, the leader. */
const members =
  (port: () => number) =>
  (_call: Grpc.ServerUnaryCall<unknown, unknown>, answer: Grpc.sendUnaryData<unknown>): void => {
    const endPoint = new gossip.EndPoint();
    endPoint.setAddress('127.0.0.1');
    endPoint.setPort(port());
    const member = new gossip.MemberInfo();
    member.setState(gossip.MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true);
    member.setHttpEndPoint(endPoint);
    const info = new gossip.ClusterInfo();
    info.addMembers(member);
    answer(null, info);
  };
