import { Verifier, type Head } from '@app/ledger';
import type { EventStore, StoredEvent } from '../event-store.js';
import { MoveRefused, type MoveProgress } from './refused.js';

/** Events read at a time. */
const pageSize = 1000;

/** The stored events of a log after a sequence, page by page; others have their turn between two pages. */
export async function* storedAfter(log: Pick<EventStore, 'readStored'>, after = 0): AsyncGenerator<StoredEvent> {
  for (let last = after; ;) {
    const page = await log.readStored({ after: last, limit: pageSize });
    yield* page;
    if (page.length < pageSize) return;
    last = page.at(-1)!.sequence;
    await new Promise((resume) => setImmediate(resume));
  }
}

const isSame = (one: StoredEvent, other: StoredEvent): boolean =>
  one.hash === other.hash &&
  one.meta === other.meta &&
  one.data === other.data &&
  one.stream === other.stream &&
  one.revision === other.revision &&
  one.id === other.id &&
  one.type === other.type;

/** The sequence at which two logs differ first, byte for byte, as far as the shorter one goes; null when they do not. */
export const firstDifference = async (
  one: Pick<EventStore, 'readStored'>,
  other: Pick<EventStore, 'readStored'>,
): Promise<number | null> => {
  const others = storedAfter(other);
  for await (const event of storedAfter(one)) {
    const next = await others.next();
    if (next.done) break;
    if (!isSame(event, next.value)) return event.sequence;
  }
  return null;
};

/** Checks a whole log: every event's chain, and that count and root are those of its end. @throws MoveRefused */
export const sound = async (log: EventStore, whose: string, onProgress: (progress: MoveProgress) => void) => {
  const head: Head = await log.head();
  const verifier = new Verifier(log.storeId);
  for await (const event of storedAfter(log)) {
    if (verifier.add(event)) break;
    if (event.sequence % pageSize === 0) onProgress({ step: 'checking', done: event.sequence, total: head.count });
  }
  const { finding } = verifier.finish(head);
  if (finding) throw new MoveRefused(`${whose}核验不过：${finding.chinese}没有迁移，请先从备份恢复。`);
  return head;
};
