import type { Schemas } from '@app/api-client';
import type { Permission } from '@web/session/session';
import { pathOf } from '../todo/subjects';

export type Notice = Schemas['NoticeDto'];

/** The page of what a notice is about. @param may whether its reader may do something somewhere */
export const pathOfNotice = (
  { kind, place, subject }: Pick<Notice, 'kind' | 'place' | 'subject'>,
  may: (permission: Permission) => boolean,
): string => {
  if (place !== 'proofs') return pathOf({ kind, subject });
  // The state of the machine is shown to whoever has the whole of it; the event to those who read the record.
  return may('operations.health') ? '/system/health' : may('audit.read') ? '/audit' : '/system';
};

/** Notices under the days they came on, in their order. @param dayOf the day of an instant, as people here count days */
export const byDay = (
  items: readonly Notice[],
  dayOf: (at: string) => string,
): readonly Readonly<{ day: string; items: readonly Notice[] }>[] => {
  const days: { day: string; items: Notice[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = days.at(-1);
    if (last?.day === day) last.items.push(item);
    else days.push({ day, items: [item] });
  }
  return days;
};
