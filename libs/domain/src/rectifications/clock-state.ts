import type { ClockData, ClockEvent, Stage } from './clock-events.js';

/** A 长期整改: asked for, or granted with how far its stages are. */
export type LongTerm = Readonly<{
  request: ClockData<'LongTermRequested'>;
  status: 'pending' | 'granted' | 'refused';
  /** Stages that are reached. */
  reached: number;
  /** The last look at a stage. */
  review: ClockData<'StageReviewed'> | null;
}>;

/** How the clock of an order stands. */
export type OrderClock = Readonly<{
  /** Extensions granted under this order. */
  granted: number;
  endorsement: ClockData<'ExtensionEndorsed'> | null;
  /** What stopped it; null while it runs. */
  stopped: ClockData<'ClockSuspended'> | null;
  longTerm: LongTerm | null;
  /** Requests of 长期整改 so far. */
  longTerms: number;
  /** The attempt whose report the unit's head approved last, and what the 责任督学 filed of it. */
  reported: number | null;
  posted: ClockData<'PostedReportFiled'> | null;
  /** To whom it was handed over last; null while the plan says who answers for it. */
  responsible: string | null;
}>;

/** The clock of a new order: it runs. */
export const newClock: OrderClock = {
  granted: 0,
  endorsement: null,
  stopped: null,
  longTerm: null,
  longTerms: 0,
  reported: null,
  posted: null,
  responsible: null,
};

/** The stage that is looked at next; null when all are reached. */
export const nextStage = ({ request, reached }: LongTerm): Stage | null => request.stages[reached] ?? null;

const wentOn = (clock: OrderClock, change: Partial<LongTerm>): OrderClock =>
  clock.longTerm ? { ...clock, longTerm: { ...clock.longTerm, ...change } } : clock;

/** The clock after one more of its facts. */
export const clocked = (clock: OrderClock, event: ClockEvent): OrderClock => {
  switch (event.type) {
    case 'ExtensionEndorsed':
      return { ...clock, endorsement: event.data };
    case 'ClockSuspended':
      return { ...clock, stopped: event.data };
    case 'ClockResumed':
      return { ...clock, stopped: null };
    case 'DueDateSettled':
      return clock;
    case 'PostedReportFiled':
      return { ...clock, posted: event.data };
    case 'ResponsibilityHandedOver':
      return { ...clock, responsible: event.data.toAccountId };
    case 'LongTermRequested':
      return {
        ...clock,
        longTerms: event.data.request,
        longTerm: { request: event.data, status: 'pending', reached: 0, review: null },
      };
    case 'LongTermGranted':
      return wentOn(clock, { status: 'granted' });
    case 'LongTermRefused':
      return wentOn(clock, { status: 'refused' });
    case 'StageReviewed':
      return wentOn(clock, {
        review: event.data,
        reached: event.data.reached ? event.data.stage : (clock.longTerm?.reached ?? 0),
      });
  }
};
