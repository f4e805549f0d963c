import { hardRungs, softRungs, type Climbed, type HardRung, type RungName, type SoftRung } from '../deadlines/index.js';
import { plusDays } from '../kernel/index.js';
import type { LadderClimbEvent } from './ladder-events.js';

type DataOf<Type extends LadderClimbEvent['type']> = Extract<LadderClimbEvent, { type: Type }>['data'];

/** How far an issue's ladder was climbed in this round. */
export type Climb = Pick<Climbed, 'taken' | 'goesOn'> &
  Readonly<{
    /** Notices that went out to the unit, and the day of the last. */
    notices: number;
    noticeOn: string | null;
    reminder: DataOf<'ReminderSent'> | null;
    /** The last answer to each rung, and whether it was accepted. */
    answers: Readonly<Partial<Record<SoftRung, DataOf<'RungAnswered'> & Readonly<{ accepted: boolean }>>>>;
    /** What became of each proposal; null while it waits. */
    proposals: Readonly<Partial<Record<HardRung, DataOf<'EscalationDecided'> | null>>>;
  }>;

/** The foot of the ladder: each round begins here. */
export const notClimbed: Climb = {
  taken: [],
  goesOn: [],
  notices: 0,
  noticeOn: null,
  reminder: null,
  answers: {},
  proposals: {},
};

const last = (taken: readonly RungName[]): RungName | null => taken.at(-1) ?? null;
const goingOn = (climb: Climb, day: string): Climb['goesOn'] => [...climb.goesOn, { day, after: last(climb.taken) }];

/** The climb after one more fact. */
export const climbed = (climb: Climb, event: LadderClimbEvent): Climb => {
  switch (event.type) {
    case 'RungFired': {
      const { rung, number, on } = event.data;
      return { ...climb, taken: [...climb.taken, rung], notices: number, noticeOn: on };
    }
    case 'ReminderSent':
      return { ...climb, notices: event.data.number, noticeOn: event.data.on, reminder: event.data };
    case 'RungAnswered':
      return { ...climb, answers: { ...climb.answers, [event.data.rung]: { ...event.data, accepted: false } } };
    case 'RungAnswerAccepted': {
      const { rung, holdUntil } = event.data;
      const answer = climb.answers[rung];
      return {
        ...climb,
        answers: answer ? { ...climb.answers, [rung]: { ...answer, accepted: true } } : climb.answers,
        goesOn: holdUntil === null ? climb.goesOn : goingOn(climb, plusDays(holdUntil, 1)),
      };
    }
    case 'EscalationProposed': {
      const { proposal } = event.data;
      return {
        ...climb,
        taken: [...climb.taken, proposal],
        proposals: { ...climb.proposals, [proposal]: null },
      };
    }
    case 'EscalationDecided':
      return { ...climb, proposals: { ...climb.proposals, [event.data.proposal]: event.data } };
    case 'LadderResumed':
      return { ...climb, goesOn: goingOn(climb, event.data.on) };
  }
};

/** The slip that waits for an answer, or (`accepting`) for its acceptance: the last one. Undefined: none does. */
export const waitingSlip = ({ taken, answers }: Climb, accepting: boolean): SoftRung | undefined =>
  softRungs.findLast((rung) =>
    accepting ? answers[rung]?.accepted === false : taken.includes(rung) && answers[rung] === undefined,
  );

/** The first proposal that nobody has decided. */
export const waitingProposal = ({ proposals }: Climb): HardRung | undefined =>
  hardRungs.find((proposal) => proposals[proposal] === null);
