import { appendAnswer, batchAnswer, failed } from './answers.js';
import type { Faults } from './faults.js';
import type { Expected, Log, Proposed } from './log.js';
import { grpc, idOf, identifierOf, nameOf, refusal, shared, streams } from './protocol.js';
import type { Grpc, Streams } from './protocol.js';

type Message = Streams.AppendReq.ProposedMessage | Streams.BatchAppendReq.ProposedMessage;

const proposed = (message: Message): Proposed => ({
  id: idOf(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  metadata: Buffer.from(message.getCustomMetadata_asU8()),
  data: Buffer.from(message.getData_asU8()),
});

const sizeOf = (events: readonly Proposed[]): number =>
  events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);

type Options = Readonly<{ hasNoStream(): boolean; hasStreamExists(): boolean; hasAny(): boolean }>;
const expectedOf = (options: Options, revision: string | null): Expected =>
  options.hasNoStream()
    ? 'none'
    : options.hasStreamExists()
      ? 'exists'
      : options.hasAny() || revision === null
        ? 'any'
        : Number(revision);

const tooLarge = (limit: number) =>
  refusal(grpc.status.INVALID_ARGUMENT, 'Maximum Append Size Exceeded', {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });
const deleted = (stream: string) =>
  refusal(grpc.status.FAILED_PRECONDITION, 'Event stream is deleted', {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** Append, BatchAppend, Delete and Tombstone. */
export class Writes {
  constructor(
    private readonly log: Log,
    private readonly faults: Faults,
    private readonly guard: (metadata: Grpc.Metadata) => ReturnType<typeof refusal> | null,
  ) {}

  /** One append a call. */
  readonly append = (
    call: Grpc.ServerReadableStream<Streams.AppendReq, Streams.AppendResp>,
    answer: Grpc.sendUnaryData<Streams.AppendResp>,
  ): void => {
    let options: Streams.AppendReq.Options | undefined;
    const events: Proposed[] = [];
    call.on('data', (request: Streams.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message) events.push(proposed(message));
    });
    call.on('error', () => undefined);
    call.on('end', () => void this.appended(call.metadata, options!, events, answer));
  };

  /** Many appends on one long call, each answered under its correlation id. */
  readonly batchAppend = (call: Grpc.ServerDuplexStream<Streams.BatchAppendReq, Streams.BatchAppendResp>): void => {
    const open = new Map<string, { options: Streams.BatchAppendReq.Options; events: Proposed[] }>();
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', (request: Streams.BatchAppendReq) => {
      const refused = this.guard(call.metadata) ?? this.faults.refusesWrite();
      if (refused) return void call.emit('error', refused);
      const id = idOf(request.getCorrelationId());
      const options = request.getOptions();
      if (options) open.set(id, { options, events: [] });
      const append = open.get(id)!;
      for (const message of request.getProposedMessagesList()) append.events.push(proposed(message));
      if (!request.getIsFinal()) return;
      open.delete(id);
      void this.batch(call, request, append.options, append.events);
    });
  };

  readonly delete = (
    { request, metadata }: Grpc.ServerUnaryCall<Streams.DeleteReq, Streams.DeleteResp>,
    answer: Grpc.sendUnaryData<Streams.DeleteResp>,
  ): void => {
    const { stream, expected } = target(request.getOptions()!);
    void this.removed('delete', metadata, stream, expected, (refused, position) => {
      if (refused) return answer(refused);
      const at = new streams.DeleteResp.Position();
      at.setCommitPosition(String(position));
      at.setPreparePosition(String(position));
      answer(null, new streams.DeleteResp().setPosition(at));
    });
  };

  readonly tombstone = (
    { request, metadata }: Grpc.ServerUnaryCall<Streams.TombstoneReq, Streams.TombstoneResp>,
    answer: Grpc.sendUnaryData<Streams.TombstoneResp>,
  ): void => {
    const { stream, expected } = target(request.getOptions()!);
    void this.removed('tombstone', metadata, stream, expected, (refused, position) => {
      if (refused) return answer(refused);
      const at = new streams.TombstoneResp.Position();
      at.setCommitPosition(String(position));
      at.setPreparePosition(String(position));
      answer(null, new streams.TombstoneResp().setPosition(at));
    });
  };

  private async appended(
    metadata: Grpc.Metadata,
    options: Streams.AppendReq.Options,
    events: readonly Proposed[],
    answer: Grpc.sendUnaryData<Streams.AppendResp>,
  ): Promise<void> {
    const refused = this.guard(metadata) ?? this.faults.refusesWrite();
    if (refused) return answer(refused);
    if (sizeOf(events) > this.faults.maxAppendSize) return answer(tooLarge(this.faults.maxAppendSize));
    const stream = nameOf(options.getStreamIdentifier());
    if (this.faults.silent) return;
    const expected = expectedOf(options, options.hasRevision() ? options.getRevision() : null);
    const written = this.log.append(stream, expected, events);
    await this.log.settled();
    await this.faults.answering();
    if (written.kind === 'deleted') return answer(deleted(stream));
    if (this.losesAnswer()) return answer(refusal(grpc.status.UNAVAILABLE, 'Connection dropped'));
    answer(null, appendAnswer(written, expected));
  }

  private async batch(
    call: Grpc.ServerDuplexStream<Streams.BatchAppendReq, Streams.BatchAppendResp>,
    request: Streams.BatchAppendReq,
    options: Streams.BatchAppendReq.Options,
    events: readonly Proposed[],
  ): Promise<void> {
    if (this.faults.silent) return;
    const stream = nameOf(options.getStreamIdentifier());
    const response = new streams.BatchAppendResp();
    response.setCorrelationId(request.getCorrelationId());
    response.setStreamIdentifier(identifierOf(stream));
    const deadline = options.getDeadline21100()?.toDate().getTime() ?? Infinity;
    if (deadline <= this.faults.now()) failed(response, 'Timeout', new shared.Timeout());
    else if (sizeOf(events) > this.faults.maxAppendSize) {
      const limit = new shared.MaximumAppendSizeExceeded();
      limit.setMaxappendsize(this.faults.maxAppendSize);
      failed(response, 'MaximumAppendSizeExceeded', limit);
    } else {
      const expected = expectedOf(options, options.hasStreamPosition() ? options.getStreamPosition() : null);
      const written = this.log.append(stream, expected, events);
      await this.log.settled();
      if (this.losesAnswer()) {
        const dropped = refusal(grpc.status.UNAVAILABLE, 'Connection dropped');
        return void call.emit('error', dropped);
      }
      batchAnswer(response, written, expected);
    }
    await this.faults.answering();
    if (!call.destroyed) call.write(response);
  }

  private async removed(
    how: 'delete' | 'tombstone',
    metadata: Grpc.Metadata,
    stream: string,
    expected: Expected,
    answer: (refused: ReturnType<typeof refusal> | null, position: bigint) => void,
  ): Promise<void> {
    const refused = this.guard(metadata) ?? this.faults.refusesWrite();
    if (refused) return answer(refused, 0n);
    await this.faults.answering();
    const written = this.log.remove(stream, expected, how);
    await this.log.settled();
    if (written.kind === 'written') return answer(null, written.position);
    if (written.kind === 'deleted') return answer(deleted(stream), 0n);
    const trailers = { exception: 'wrong-expected-version', 'stream-name': stream };
    answer(
      refusal(grpc.status.FAILED_PRECONDITION, 'Wrong expected version', {
        ...trailers,
        'expected-version': String(expected),
        'actual-version': String(written.current ?? -1),
      }),
      0n,
    );
  }

  private losesAnswer(): boolean {
    return this.faults.answersLost > 0 && this.faults.answersLost-- > 0;
  }
}

const target = (options: Streams.DeleteReq.Options | Streams.TombstoneReq.Options) => ({
  stream: nameOf(options.getStreamIdentifier()),
  expected: expectedOf(options, options.hasRevision() ? options.getRevision() : null),
});
