import { randomUUID } from 'node:crypto';
import { WrongExpectedRevision, type SideStreams } from '@app/event-store';
import type { Operations } from '../operations.js';
import { types, value } from './streams.js';

/** Another server keeps the sessions, drafts and places of this log. The message says what to do. */
export class OperationsElsewhere extends Error {
  constructor(problem: string) {
    super(`${problem}程序没有启动。`);
    this.name = 'OperationsElsewhere';
  }
}

const key = 'operations/home';

type Home = Readonly<{ id: string; storeId: string }>;

/** Whether these operations know whose they are. @throws StoreUnavailable */
export const isHoused = async (operations: Operations): Promise<boolean> =>
  (await operations.checkpoints.get(key)) !== null;

/** Of which log, by whom; `anew`: what was known is lost or meant for another, begin with these operations from here. */
type Binding = Readonly<{ tenant: string; storeId: string; shared: boolean; anew: boolean }>;

const streamOf = ({ tenant }: Binding): string => `operations-${tenant}`;

/** What the log's server and the operations know of each other. @throws OperationsElsewhere, StoreUnavailable */
const standing = async (streams: SideStreams, operations: Operations, binding: Binding, former = false) => {
  const { storeId, shared, anew } = binding;
  const last = await streams.last(streamOf(binding));
  const known = last && last !== 'gone' ? (JSON.parse(last.data) as Home).id : null;
  const text = await operations.checkpoints.get(key);
  const here = text === null ? null : (JSON.parse(text) as Home);
  const bound = here !== null && known === here.id && here.storeId === storeId;
  if (!bound && !anew) {
    if (here && here.storeId !== storeId) throw foreign(shared && !former);
    if (known !== null) throw shared ? lost(here !== null && !former) : second();
  }
  return { text, here, bound, revision: last && last !== 'gone' ? last.revision : ('noStream' as const) };
};

/**
 * Refuses a directory's operations that could not be this log's, before they are brought to the shared ones, which know
 * no home yet. Writes nothing. @throws OperationsElsewhere, StoreUnavailable
 */
export const mayBeHoused = async (streams: SideStreams, former: Operations, binding: Binding): Promise<void> =>
  void (await standing(streams, former, binding, true));

/**
 * Binds the operations to the log they belong to, so that no second server works on one log with sessions, drafts and
 * places of its own: the log's server knows which operations are its, and they know whose they are.
 * @throws OperationsElsewhere, StoreUnavailable
 */
export const housed = async (streams: SideStreams, operations: Operations, binding: Binding): Promise<void> => {
  const { storeId } = binding;
  for (;;) {
    const { text, here, bound, revision } = await standing(streams, operations, binding);
    if (bound) return;
    const home = here?.storeId === storeId ? here : { id: randomUUID(), storeId };
    if (home !== here && !(await operations.checkpoints.swap(key, text, JSON.stringify(home)))) continue;
    try {
      await streams.append(streamOf(binding), revision, [value(types.home, home)]);
      return;
    } catch (error) {
      // Another node was here first: then its answer stands, and these are either the same operations or not.
      if (!(error instanceof WrongExpectedRevision)) throw error;
    }
  }
};

const again = '如原来的数据确已不在，用 serve --new-operations 从头开始。';

const second = (): OperationsElsewhere =>
  new OperationsElsewhere(
    `此事件库已由另一台服务器（另一个数据目录）使用：没有 REDIS_URL 时只能运行一台，会话和草稿都在它自己的目录里。要运行几台，请给每一台设置同一个 REDIS_URL。${again}`,
  );

const lost = (isOther: boolean): OperationsElsewhere =>
  new OperationsElsewhere(
    `REDIS_URL 指向的 Redis ${isOther ? '不是这个事件库所用的那一个' : '是空的，而这个事件库的会话、草稿和进度原来另有存放'}。请核对地址与库号，或恢复 Redis 的数据。${again}`,
  );

const foreign = (shared: boolean): OperationsElsewhere =>
  new OperationsElsewhere(
    shared
      ? `REDIS_URL 指向的 Redis（这个库号）已为另一个事件库所用。请为本系统换一个库号。${again}`
      : `数据目录中的会话和草稿属于另一个事件库。请换一个数据目录。${again}`,
  );
