import { streamOf } from '@app/application/kernel';
import type { CommandExecutor } from '@app/application/kernel';
import type { Request } from '@app/domain/kernel';
import { signingKey, signingKeyId, type SigningKeyEvent } from '@app/domain/proofs';
import type { EventStore } from '@app/event-store';
import { followed, MalformedKey, originOf, rotationIn, verifierOf } from '@app/ledger';

/** A change of keys that is not recorded. The message (Chinese) says why. */
export class RotationRefused extends Error {
  override readonly name = 'RotationRefused';
}

/** The statements that changed the key of a log, in order. @throws StoreUnavailable */
export const rotationsIn = async (
  store: Pick<EventStore, 'readStream'>,
  tenant: string,
): Promise<readonly string[]> => {
  const events = await store.readStream(streamOf(tenant, signingKey.category, signingKeyId));
  return events.map(({ data }) => (data as SigningKeyEvent['data']).statement);
};

/** The public key that the log names as the one that signs; null: it has never been changed. */
export const namedKey = (rotations: readonly string[]): string | null => {
  const last = rotations.at(-1);
  return last === undefined ? null : (rotationIn(last)?.to ?? null);
};

/** Whether another key took this one's place. */
export const isRetired = (rotations: readonly string[], verifier: string): boolean =>
  rotations.some((statement) => rotationIn(statement)?.from === verifier);

/**
 * Records that a key takes another's place, once the statement is signed by both and is of this log. `signing`: the key
 * that the server signs with now, null for none: then nobody can tell whose keys these are, and nothing is recorded. A
 * server that was given the new one already has signed the statement by it.
 * @throws RotationRefused, Refusal when the log names another key
 */
export const recordRotation = async (
  { storeId, executor, request }: Readonly<{ storeId: string; executor: CommandExecutor; request: Request }>,
  statement: string,
  signing: string | null,
): Promise<Readonly<{ from: string; to: string; sequence: number | null; isNew: boolean }>> => {
  const said = rotationIn(statement);
  if (!said) throw new RotationRefused('这不是更换密钥的声明。');
  const { origin, from, to } = said;
  if (origin !== originOf(storeId)) throw new RotationRefused('这份声明是为另一个库写的。');
  if (!isSigned(statement, from, origin)) throw new RotationRefused('声明没有经新旧两把密钥签署。');
  if (signing === null)
    throw new RotationRefused(
      '没有配置签名密钥，无从核对要换下的是不是本库的密钥：请把 SIGNING_KEY_FILE 设为现在的密钥文件，再更换。',
    );
  if (signing !== from && signing !== to)
    throw new RotationRefused(`服务现在用的签名密钥（公钥 ${signing}）不是要换下的那一把。`);
  const command = { type: 'RotateSigningKey', from, to, statement } as const;
  const { sequence, outcome } = await executor.execute(signingKey, signingKeyId, command, request);
  return { from, to, sequence, isNew: outcome === 'done' };
};

const isSigned = (statement: string, from: string, origin: string): boolean => {
  try {
    return followed(verifierOf(from), [statement], origin).successors.length === 1;
  } catch (error) {
    if (error instanceof MalformedKey) return false;
    throw error;
  }
};
