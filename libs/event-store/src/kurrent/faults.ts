import { AppendTooLarge, StoreUnavailable } from '../event-store.js';

/** What went wrong, in words that depend neither on the client nor on the transport. */
export type KurrentFault =
  | 'conflict'
  | 'too-large'
  | 'denied'
  | 'deleted'
  | 'missing'
  | 'not-leader'
  | 'certificate'
  | 'timeout'
  | 'clock'
  | 'away';

/** A call of ours that took too long. */
export class TookTooLong extends Error {}

type Told = Readonly<{ type?: unknown; code?: unknown; message?: unknown }>;

const byType: Readonly<Record<string, KurrentFault>> = {
  'wrong-expected-version': 'conflict',
  'maximum-append-size-exceeded': 'too-large',
  'append-record-size-exceeded': 'too-large',
  'transaction-max-size-exceeded': 'too-large',
  'access-denied': 'denied',
  'stream-deleted': 'deleted',
  'stream-tombstoned': 'deleted',
  'stream-not-found': 'missing',
  'not-leader': 'not-leader',
  'deadline-exceeded': 'timeout',
  timeout: 'timeout',
};

/** gRPC status UNAUTHENTICATED and PERMISSION_DENIED: errors that the client did not put a type on. */
const deniedCodes = [16, 7];

/** Reads the kind of an error of the client; whatever it does not name is a server that is away. */
export const kurrentFault = (error: unknown): KurrentFault => {
  const { type, code, message } = (typeof error === 'object' && error !== null ? error : {}) as Told;
  const told = byType[String(type)];
  if (told) return told;
  if (deniedCodes.includes(Number(code)) || /unauthenticated/i.test(String(message))) return 'denied';
  return /certificate|self.signed|CERT_/i.test(String(message)) ? 'certificate' : 'away';
};

const sentences: Readonly<Record<KurrentFault, readonly [string, StoreUnavailable['reason']]>> = {
  denied: ['事件库服务器不认所给的用户名与口令，或该用户没有权限，请核对 KURRENTDB_URL。', 'readonly'],
  certificate: [
    '事件库服务器的证书已过期或不受信任，请更换证书，或在 KURRENTDB_URL 中用 tlsCAFile 指明签发机构。',
    'away',
  ],
  timeout: ['事件库服务器未能在时限内写入，请稍后重试；如反复出现，请核对服务器与本机的时钟是否一致。', 'away'],
  clock: ['事件库服务器的时钟与本机相差过大，写入被拒绝，请校准两边的时间。', 'away'],
  deleted: ['事件库中的记录流已被删除，本系统从不删除记录，请先查明原因，再从备份恢复。', 'corrupt'],
  'not-leader': ['事件库集群正在选举主节点，请稍后重试；重复提交不会重复记录。', 'away'],
  away: ['事件库服务器暂时连不上，请稍后重试；重复提交不会重复记录。', 'away'],
  conflict: ['事件库正忙，请稍后重试；重复提交不会重复记录。', 'busy'],
  missing: ['事件库中没有所要的记录流。', 'corrupt'],
  'too-large': ['一次写入的内容超过事件库服务器的上限。', 'full'],
};

/** A fault as the port's error. Nothing of the client's own words is kept: they may hold the connection string. */
export const unavailable = (fault: KurrentFault): StoreUnavailable => new StoreUnavailable(...sentences[fault]);

/** The limit that a refused append was told, or the default of the older supported servers: 1 MiB. */
export const tooLarge = (error: unknown): AppendTooLarge => {
  const { maxAppendSize, maxSize } = error as Readonly<{ maxAppendSize?: unknown; maxSize?: unknown }>;
  return new AppendTooLarge(Number(maxAppendSize ?? maxSize) || 1024 * 1024);
};

/** The work's result, or `TookTooLong` after so many milliseconds; what comes later is nobody's concern. */
export const within = async <Result>(milliseconds: number, work: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  work.catch(() => undefined);
  try {
    return await Promise.race([
      work,
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new TookTooLong()), milliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
};
