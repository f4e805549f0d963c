import type { Recorded } from '../kernel/index.js';
import type { Notice, NoticeSubject } from './notice.js';
import { saidBy, subjectOf, type Matter, type NoticedEvent } from './rules.js';

/**
 * Whom an event tells what: a pure table, so that replays and rebuilds come to the same notices under the same ids.
 * @param matterOf whose the thing is after the event; undefined where nobody knows, and then nobody is told
 */
export const noticesOf = (
  event: Pick<Recorded<NoticedEvent>, 'id' | 'type' | 'data'>,
  matterOf: (subject: NoticeSubject) => Matter | undefined,
): readonly Notice[] => {
  const subject = subjectOf(event);
  const matter = subject && matterOf(subject);
  if (!subject || !matter) return [];
  return saidBy(event, matter).map(({ kind, permission, unitId, dueDate, facts }) => ({
    id: `${event.id}/${kind}/${unitId}`,
    kind,
    to: { permission, unitId },
    subject,
    dueDate,
    facts,
  }));
};
