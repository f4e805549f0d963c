import type { Schemas } from '@app/api-client';
import { pathOf } from '../todo/subjects';

export type Notice = Schemas['NoticeDto'];

/** The page of what a notice is about. */
export const pathOfNotice = ({ kind, subject }: Pick<Notice, 'kind' | 'subject'>): string => pathOf({ kind, subject });

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
