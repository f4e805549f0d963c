import type { Expected, Written } from './log.js';
import { anyMessage, shared, status, streams, type Streams } from './protocol.js';

/** The answer to an append of its own. */
export const appendAnswer = (
  written: Exclude<Written, { kind: 'deleted' }>,
  expected: Expected,
): Streams.AppendResp => {
  const response = new streams.AppendResp();
  if (written.kind === 'written') {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(written.position));
    position.setPreparePosition(String(written.position));
    const success = new streams.AppendResp.Success();
    success.setCurrentRevision(String(written.revision));
    return response.setSuccess(success.setPosition(position));
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (written.current === null) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(written.current));
  if (expected === 'none') wrong.setExpectedNoStream(new shared.Empty());
  else if (expected === 'exists') wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(String(expected));
  return response.setWrongExpectedVersion(wrong);
};

/** The answer to one append of a batch. */
export const batchAnswer = (response: Streams.BatchAppendResp, written: Written, expected: Expected): void => {
  if (written.kind === 'deleted') return failed(response, 'StreamDeleted', new shared.StreamDeleted());
  if (written.kind === 'conflict') {
    const wrong = new shared.WrongExpectedVersion();
    if (written.current === null) wrong.setCurrentNoStream(new shared.Empty() as never);
    else wrong.setCurrentStreamRevision(String(written.current));
    if (expected === 'none') wrong.setExpectedNoStream(new shared.Empty() as never);
    else wrong.setExpectedStreamPosition(String(expected));
    return failed(response, 'WrongExpectedVersion', wrong);
  }
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(String(written.position));
  position.setPreparePosition(String(written.position));
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(written.revision));
  response.setSuccess(success.setPosition(position));
};

/** An error of one append of a batch: a status with the exception packed into it. */
export const failed = (
  response: Streams.BatchAppendResp,
  name: string,
  details: Readonly<{ serializeBinary(): Uint8Array }>,
): void => {
  const packed = new anyMessage.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  const error = new status.Status();
  error.setCode(6);
  error.setMessage(name);
  error.setDetails(packed);
  response.setError(error);
};
