import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Called } from '@app/platform/http';
import { LogFaultDto, NightlyProofDto } from './nightly-proof.dto.js';

/** How many checkpoints. */
export class CheckpointsQuery {
  /** @example 20 */
  @Called('条数')
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 20;
}

/** What the log was when it was signed: how many events, which root. */
export class CheckpointDto {
  /** @example 1287 */
  count: number;
  /**
   * Root of the RFC 6962 tree over the events so far.
   * @example "0f4032d354a265a825b7d3fe160f7938bd37c4967bf13eaa38b84ec5c68e2a0a"
   */
  root: string;
  /** @example "2025-05-03T10:00:00.000Z" */
  madeAt: string;
  /**
   * A new day, many events, a formal act, or because a proof was asked for.
   * @example "act"
   */
  reason: 'day' | 'events' | 'act' | 'asked';
  /**
   * The public key that its signature is verified by; null when it is unsigned.
   * @example "hengjian/28eede75-2409-4559-ad54-6b2861ab3ccd+ec9996e9+AQ46h3XFocKR146kUdpEniVymMekL2maP2L6VGJn0fxl"
   */
  verifier: string | null;
  /** The note (c2sp.org/tlog-checkpoint): to be kept outside, and given to the verifier. */
  note: string;
  /**
   * Names of the known witnesses that have cosigned it.
   * @example ["audit.city.gov+1f2e3d4c"]
   */
  witnesses: string[];
}

/** Checkpoints of the log. */
export class CheckpointsDto {
  /** Latest first: as many as were asked for, and after them what each known witness has cosigned last, however long ago. */
  items: CheckpointDto[];
  /** The public key of signatures made now; null: nothing is signed. */
  verifier: string | null;
  /**
   * As it should be; not, without a key; not, as the log has replaced the key that there is; or not, as the log is not
   * what was signed.
   * @example "signed"
   */
  signing: 'signed' | 'unsigned' | 'superseded' | 'stopped';
  /** The last mail with a checkpoint; null: nothing was ever mailed. */
  mail: CheckpointMailDto | null;
  /** What each server's last nightly proof came to, the last one first. */
  replays: NightlyProofDto[];
  /** Events that are not as they were recorded, by those proofs; each once. */
  logFaults: LogFaultDto[];
}

/** A day's mail with a checkpoint to those outside who keep it. */
export class CheckpointMailDto {
  /** @example "2025-05-03" */
  day: string;
  /** @example 1287 */
  count: number;
  /**
   * How many addresses it has not reached.
   * @example 0
   */
  failed: number;
  /**
   * Why not: codes, one for each.
   * @example ["unreachable"]
   */
  reasons: string[];
}

/** Why an event is what was recorded. */
export class EventProofDto {
  /** @example 1187 */
  sequence: number;
  /**
   * SHA-256 of its envelope.
   * @example "7ad0ee3279ae52e0fe8117d3c1cc2cb4125e4b80f47445641e2344c23418dcfe"
   */
  hash: string;
  /** Its bytes have their hashes, and the path leads to the root of the checkpoint. */
  isSound: boolean;
  checkpoint: CheckpointDto;
  /** Hashes (base64) from the leaf's sibling up. */
  path: string[];
  /** The same as a text (c2sp.org/tlog-proof), to be kept as a file. */
  text: string;
}
