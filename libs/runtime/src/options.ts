import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandWatch } from '@app/application/kernel';
import type { BucketOptions } from '@app/attachments';
import type { ChannelsConfig } from '@app/platform/channels';
import type { NoteVerifier } from '@app/ledger';
import type { Clock } from '@app/platform/clock';
import type { CurrentKey } from './proofs/key-file.js';
import type { ApplyWatch, RebuildProgress } from '@app/projections/kernel';

/** How a process runs: where its data are, whose, and by which clock. */
export type RuntimeOptions = Readonly<{
  dataDir: string;
  /** Part of every stream's name: fixed for the life of a store. */
  tenant: string;
  /** The machine's clock when absent. */
  clock?: Clock;
  /** Everything but the read model in this process's memory, gone at the end: for specs and dry runs. */
  memory?: boolean;
  /** Builds the read model anew before anything else: the way out of one that is ahead of its log or foreign to it. */
  fresh?: boolean;
  /** The log is on this KurrentDB, and the data directory holds a copy; null or absent: the log is there itself. */
  kurrentUrl?: string | null;
  /** With `kurrentUrl`: everything that is not the log and not people is on this Redis, and several servers share it. */
  redisUrl?: string | null;
  /** Folder that all servers reach, for files and uploads under check; the data directory when absent or null. */
  filesDir?: string | null;
  /** The sessions, drafts and places that the log's server knows of are lost: begin anew with those that are here. */
  newOperations?: boolean;
  /** What checkpoints are signed with; they are unsigned when it is absent. */
  signingKey?: CurrentKey;
  /** Witnesses whose cosignatures are taken; none when absent. */
  witnesses?: readonly NoteVerifier[];
  /** Bytes of the largest attachment; 20 MiB when absent. */
  uploadLimit?: number;
  /** Attachments are kept there instead of the data directory. */
  bucket?: BucketOptions | null;
  /** Folder of the backups that are made while the program runs; beside the data directory when absent or null. */
  backupsDir?: string | null;
  /** The ways out for notices; none when absent. */
  channels?: ChannelsConfig;
  /** Look on while commands are carried out and events are entered into the lists; nobody when absent. */
  watch?: RuntimeWatch;
  /** Told while the read model is being built. */
  onProgress?: (progress: RebuildProgress) => void;
}>;

/** Who looks on. */
export type RuntimeWatch = Readonly<{ commands: CommandWatch; applied: ApplyWatch }>;

/** Injection token: the tenant that this process serves (`@Inject(tenant)`). */
export const tenant = Symbol('tenant');

/** Folder of files and of uploads under check: the one that all servers reach, or the data directory. */
export const filesOf = ({ dataDir, filesDir }: Pick<RuntimeOptions, 'dataDir' | 'filesDir'>): string =>
  filesDir ?? dataDir;

/**
 * Folder of what passes (uploads under check, papers under way): beside the files that are kept, where every server finds it;
 * with everything in memory, one of its own that nobody finds again.
 */
export const passingFolder = (options: RuntimeOptions, name: string): string =>
  options.memory ? join(tmpdir(), `hengjian-${name}-${process.pid}-${randomUUID()}`) : join(filesOf(options), name);

/** Injection token: whether several servers may work together, and share everything but their data directories. */
export const severalServers = Symbol('severalServers');
