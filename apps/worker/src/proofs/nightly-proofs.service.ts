import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { NightlyProof } from '@app/runtime/replays';

/** Looks for whether a night is to be proved. */
const lookEvery = 60_000;
/** Between two points, so that what people ask for never stands behind a row of them. */
const breath = 1000;

/** Asks for the nightly proof while the server runs: its own lists are each server's own business, so nobody shares it. */
@Injectable()
export class NightlyProofs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;

  constructor(private readonly proof: NightlyProof) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), lookEvery).unref();
    this.look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.ending.abort();
    await this.looking;
  }

  private look(): void {
    this.looking ??= this.proof.look({ signal: this.ending.signal, breath }).finally(() => (this.looking = null));
  }
}
