import { randomUUID } from 'node:crypto';
import type { Faults } from './faults.js';
import type { Kept, Log } from './log.js';
import {
  grpc,
  identifierOf,
  nameOf,
  refusal,
  streams,
  timestamps,
  uuidOf,
  type Grpc,
  type Streams,
} from './protocol.js';

type Call = Grpc.ServerWritableStream<Streams.ReadReq, Streams.ReadResp>;
type Options = Streams.ReadReq.Options;

const read = ({
  stream,
  revision,
  id,
  type,
  contentType,
  created,
  metadata,
  data,
  position,
}: Kept): Streams.ReadResp => {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent();
  event.setId(uuidOf(id));
  event.setStreamIdentifier(identifierOf(stream));
  event.setStreamRevision(String(revision));
  event.setCommitPosition(String(position));
  event.setPreparePosition(String(position));
  // Ticks of 100 ns.
  event.getMetadataMap().set('type', type).set('content-type', contentType).set('created', `${created}0000`);
  event.setCustomMetadata(metadata);
  event.setData(data);
  const one = new streams.ReadResp.ReadEvent();
  one.setEvent(event);
  one.setCommitPosition(String(position));
  return new streams.ReadResp().setEvent(one);
};

/** Which events a filter lets through. */
const passes = (options: Options): ((event: Kept) => boolean) => {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const expression = filter.getStreamIdentifier() ?? filter.getEventType()!;
  const text = filter.hasStreamIdentifier() ? (event: Kept) => event.stream : (event: Kept) => event.type;
  const prefixes = expression.getPrefixList();
  if (prefixes.length > 0) return (event) => prefixes.some((prefix) => text(event).startsWith(prefix));
  const pattern = new RegExp(expression.getRegex());
  return (event) => pattern.test(text(event));
};

/** Reading a stream or $all, and following $all. */
export class Reads {
  private readonly followers = new Set<() => void>();

  constructor(
    private readonly log: Log,
    private readonly faults: Faults,
    private readonly guard: (metadata: Grpc.Metadata) => ReturnType<typeof refusal> | null,
  ) {
    log.changed = () => {
      for (const follow of this.followers) follow();
    };
  }

  readonly read = (call: Call): void => {
    const refused = this.guard(call.metadata);
    if (refused || this.faults.unavailable)
      return ended(call, refused ?? refusal(grpc.status.UNAVAILABLE, 'Server Is Not Ready'));
    call.on('error', () => undefined);
    const options = call.request.getOptions()!;
    void this.faults.answering().then(() => {
      if (options.hasSubscription()) this.follow(call, options);
      else if (options.hasStream()) this.stream(call, options);
      else this.page(call, options);
    });
  };

  private stream(call: Call, options: Options): void {
    const asked = options.getStream()!;
    const name = nameOf(asked.getStreamIdentifier());
    const events = this.log.read(name);
    if (events === 'deleted')
      return ended(
        call,
        refusal(grpc.status.FAILED_PRECONDITION, 'deleted', { exception: 'stream-deleted', 'stream-name': name }),
      );
    if (!events) {
      const missing = new streams.ReadResp.StreamNotFound();
      missing.setStreamIdentifier(identifierOf(name));
      call.write(new streams.ReadResp().setStreamNotFound(missing));
      return void call.end();
    }
    const isBackwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
    const revision = asked.hasRevision() ? Number(asked.getRevision()) : asked.hasEnd() ? Infinity : 0;
    const found = isBackwards
      ? events.filter((event) => event.revision <= revision).toReversed()
      : events.filter((event) => event.revision >= revision);
    for (const event of found.slice(0, Number(options.getCount()))) call.write(read(event));
    call.end();
  }

  private page(call: Call, options: Options): void {
    const from = this.start(options);
    const isBackwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
    const found = isBackwards ? this.log.all.slice(0, from).toReversed() : this.log.all.slice(from);
    for (const event of found.filter(passes(options)).slice(0, Number(options.getCount()))) call.write(read(event));
    call.end();
  }

  /** Everything after a position, a word at the end of history, then what comes, until the caller leaves. */
  private follow(call: Call, options: Options): void {
    const confirmation = new streams.ReadResp.SubscriptionConfirmation();
    confirmation.setSubscriptionId(randomUUID());
    call.write(new streams.ReadResp().setConfirmation(confirmation));
    const isWanted = passes(options);
    const isFiltered = options.hasFilter();
    let next = this.start(options);
    let sent = 0;
    let isLive = false;
    const leave = () => this.followers.delete(go);
    const go = (): void => {
      if (call.cancelled || this.faults.silent) return;
      const { all } = this.log;
      let examined = 0;
      for (; next < all.length && !call.cancelled; next++) {
        const event = all[next]!;
        if (isWanted(event))
          for (let times = this.faults.twice ? 2 : 1; times > 0; times--) {
            call.write(read(event));
            if (this.faults.dropAfter !== null && ++sent >= this.faults.dropAfter) {
              leave();
              return ended(call, refusal(grpc.status.UNAVAILABLE, 'Connection dropped'));
            }
          }
        else if (isFiltered && ++examined % 32 === 0) call.write(checkpoint(event.position, this.faults.now()));
      }
      if (isLive) return;
      isLive = true;
      const end = all.at(-1)?.position ?? 0n;
      if (isFiltered && all.length > 0) call.write(checkpoint(end, this.faults.now()));
      call.write(caughtUp(end, this.faults.caughtUpTimes ? this.faults.now() : null));
    };
    this.followers.add(go);
    call.on('cancelled', leave);
    call.on('close', leave);
    go();
  }

  /** Index in $all of the first event that is asked for. */
  private start(options: Options): number {
    const asked = options.getAll()!;
    if (asked.hasEnd()) return this.log.all.length;
    return asked.hasPosition() ? this.log.countTo(BigInt(asked.getPosition()!.getCommitPosition())) : 0;
  }
}

const ended = (call: Call, refused: ReturnType<typeof refusal>): void => {
  call.emit('error', refused);
};

const checkpoint = (position: bigint, at: number): Streams.ReadResp => {
  const message = new streams.ReadResp.Checkpoint();
  message.setCommitPosition(String(position));
  message.setPreparePosition(String(position));
  message.setTimestamp(timestamps.Timestamp.fromDate(new Date(at)));
  return new streams.ReadResp().setCheckpoint(message);
};

const caughtUp = (position: bigint, at: number | null): Streams.ReadResp => {
  const message = new streams.ReadResp.CaughtUp();
  if (at !== null) {
    const where = new streams.ReadResp.Position();
    where.setCommitPosition(String(position));
    where.setPreparePosition(String(position));
    message.setPosition(where);
    message.setTimestamp(timestamps.Timestamp.fromDate(new Date(at)));
  }
  return new streams.ReadResp().setCaughtUp(message);
};
