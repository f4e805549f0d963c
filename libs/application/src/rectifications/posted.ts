import { inspection } from '@app/domain/inspections';
import type { Known } from '@app/domain/kernel';
import type { RectificationState } from '@app/domain/rectifications';
import type { EventStore } from '@app/event-store';
import { presentState } from '../kernel/index.js';

/** Whether an issue was found in 经常性（挂牌）督导: what is found there, the 责任督学 reports to the office. */
export const isPosted = async (
  store: EventStore,
  tenant: string,
  issue: RectificationState,
): Promise<Known<boolean>> => {
  const id = issue.status === 'none' ? null : issue.raised.inspectionId;
  if (id === null) return { value: false, sequence: 0 };
  const found = await presentState(store, inspection, tenant, id);
  return { value: found.status !== 'none' && found.plan.kind === 'routine', sequence: 0 };
};
