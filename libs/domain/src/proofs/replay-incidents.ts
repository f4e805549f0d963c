import { type Commands, type Decider, type EventCatalogue, type Facts } from '../kernel/index.js';

/** A point of a county's past that was replayed from the log and compared with what one server answers. */
export type ReplayedPoint = Readonly<{
  countyId: string;
  /** School year: `2024-2025`. */
  dataYear: string;
  /** The last event (number in the log) that was known of. */
  knownAt: number;
  /** The day that the answer is true of (ISO date). */
  asOf: string;
  /** The standard that the answer was judged by. */
  standardId: string;
  /** Whose lists gave the answer: each server has its own, and each may be wrong by itself. */
  replica: string;
}>;

/**
 * What an answer and the log first differ in. The two values are left out: a cell may hold what somebody wrote, names
 * included, and events are kept for ever. Whoever proves the point again is shown both.
 */
export type ReplayFinding = Readonly<{
  /**
   * Path in the answer (`sections[3].values[4]`), `point` where the lists do not know the county, or `trail`
   * where they do not name all that the log has of it; null when the log itself could not be replayed.
   */
  cell: string | null;
  /** The section, school or county that the cell is of; null when the log itself could not be replayed. */
  unitId: string | null;
  /** Places in the log: of the events behind the cell, or of the first one that is wrong. */
  events: readonly number[];
  /** What is wrong with the log (the code of the verifier's finding); null when only the answer differs. */
  fault: string | null;
}>;

/** An event of the log that had been found wrong and is as it was recorded. */
export type MendedEvent = Readonly<{
  countyId: string;
  /** Its place in the log. */
  sequence: number;
  /** What had been wrong with it (the code of the verifier's finding). */
  fault: string;
  /** The server that read it again. */
  replica: string;
}>;

/** Incidents of a county: an answer differed from what its log says, or the log was wrong; and both mended. */
export type ReplayEvent = Facts<{
  ReplayDiffered: ReplayedPoint & ReplayFinding;
  /** The point of an incident was proved again. */
  ReplayAgreed: ReplayedPoint;
  LogFaultMended: MendedEvent;
}>;

export const replayEvents: EventCatalogue<ReplayEvent> = {
  category: 'replay',
  versions: { ReplayDiffered: 1, ReplayAgreed: 1, LogFaultMended: 1 },
};

export type ReplayCommand = Commands<{
  /** What came of proving a point; `found` is null where the answer is what the log says. */
  TellReplay: Readonly<{ point: ReplayedPoint; found: ReplayFinding | null }>;
  /** An event was read by itself and is whole. */
  TellMended: Readonly<{ what: MendedEvent }>;
}>;

/** An incident that nothing has ended yet. */
export type OpenReplay = ReplayedPoint & ReplayFinding;

/** Those of a county that are open, the oldest first. */
export type ReplayState = readonly OpenReplay[];

const samePoint = (one: ReplayedPoint, other: ReplayedPoint): boolean =>
  one.replica === other.replica &&
  one.dataYear === other.dataYear &&
  one.knownAt === other.knownAt &&
  one.asOf === other.asOf &&
  one.standardId === other.standardId;

/**
 * What is wrong with the log itself, by its place there: one and the same thing whichever server comes upon it, at whichever
 * point of whichever county and year. Null where only an answer differs.
 */
export const faultKey = ({ fault, events }: ReplayFinding): string | null =>
  fault === null ? null : `${events[0]} ${fault}`;

/** Whether one incident is another told again: the same fault of the log, or the same unit and year in one server's lists. */
export const isSameIncident = (one: OpenReplay, other: OpenReplay): boolean =>
  one.fault === null && other.fault === null
    ? one.replica === other.replica && one.dataYear === other.dataYear && one.unitId === other.unitId
    : faultKey(one) === faultKey(other);

const isOf = (one: OpenReplay, { sequence, fault }: MendedEvent): boolean =>
  one.fault === fault && one.events[0] === sequence;

/**
 * One incident for a unit and a data year in a server's lists: a figure that is wrong is wrong at every later point, and is
 * told once. A log that is wrong is so for every server and in every year: whoever comes upon it first tells it. An incident
 * of lists ends when the very point that was told is equal again and no fault of the log is open there; one of the log when
 * that event is whole again, whatever else stands against the point.
 */
export const replayIncidents: Decider<ReplayCommand, ReplayEvent, ReplayState> = {
  category: 'replay',
  initial: [],
  evolve(open, { type, data }) {
    if (type === 'ReplayDiffered') return [...open, data];
    // What the log was wrong in ended so, too, when nothing else told of its end.
    if (type === 'ReplayAgreed') return open.filter((one) => !samePoint(one, data));
    return open.filter((one) => !isOf(one, data));
  },
  decide(command, open) {
    if (command.type === 'TellMended') {
      const { what } = command;
      return open.some((one) => isOf(one, what)) ? [{ type: 'LogFaultMended', data: what }] : [];
    }
    const { point, found } = command;
    if (found === null) {
      const there = open.filter((one) => samePoint(one, point));
      const hasAgreed = there.length > 0 && there.every(({ fault }) => fault === null);
      return hasAgreed ? [{ type: 'ReplayAgreed', data: point }] : [];
    }
    const incident = { ...point, ...found };
    return open.some((one) => isSameIncident(one, incident)) ? [] : [{ type: 'ReplayDiffered', data: incident }];
  },
};
