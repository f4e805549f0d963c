import { Injectable } from '@nestjs/common';

/** The only source of the present. Everything else gets instants as values. */
export abstract class Clock {
  /** ISO instant, UTC, milliseconds. */
  abstract now(): string;
}

/** The machine's clock. */
@Injectable()
export class SystemClock extends Clock {
  /** A request asks several times within one millisecond, and writing an instant out costs more than reading the clock. */
  private milliseconds = Number.NaN;
  private instant = '';

  now(): string {
    const milliseconds = Date.now();
    if (milliseconds !== this.milliseconds) {
      this.milliseconds = milliseconds;
      this.instant = new Date(milliseconds).toISOString();
    }
    return this.instant;
  }
}

/** A clock that is told the time: a demo's school year, a test's deadline. It stands still until told again. */
export class SuppliedClock extends Clock {
  private instant: string;

  /** @throws RangeError when the text is not an instant */
  constructor(instant: string) {
    super();
    this.instant = new Date(instant).toISOString();
  }

  now(): string {
    return this.instant;
  }

  /** @throws RangeError when the text is not an instant */
  set(instant: string): void {
    this.instant = new Date(instant).toISOString();
  }

  /** Moves by milliseconds. */
  advance(milliseconds: number): void {
    this.instant = new Date(Date.parse(this.instant) + milliseconds).toISOString();
  }
}

/** A clock that runs from a given instant on: a demo that was told up to a day goes on from there. */
export class RunningClock extends Clock {
  private readonly ahead: number;

  /** @throws RangeError when the text is not an instant */
  constructor(instant: string) {
    super();
    this.ahead = Date.parse(new Date(instant).toISOString()) - Date.now();
  }

  now(): string {
    return new Date(Date.now() + this.ahead).toISOString();
  }
}
