/** Files that the copied records cite. */
export class BackedUpFilesDto {
  /** @example 128 */
  cited: number;
  /**
   * Not in the copy, or not as they were.
   * @example 0
   */
  wrong: number;
}

/** A backup that stands in the folder of backups. */
export class BackupDto {
  /**
   * Name of its directory in that folder.
   * @example "20250303T010000000Z"
   */
  name: string;
  /** @example "2025-03-03T01:00:00.000Z" */
  madeAt: string;
  /** @example 7340032 */
  bytes: number;
  /**
   * Records in it.
   * @example 1840
   */
  count: number;
  /**
   * Root of the log over these records: what a head kept elsewhere is compared with.
   * @example "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
   */
  root: string;
  /** Every record and every cited file was read again in the copy, and is what it was. */
  verified: boolean;
  files: BackedUpFilesDto;
  /** Files are in an object store, which is backed up by itself. */
  filesElsewhere: boolean;
  /**
   * The public key that the checkpoint inside is verified by; null: it is unsigned.
   * @example null
   */
  signedBy: string | null;
}

/** What is being done, or was done last since the program was started. */
export class BackupWorkDto {
  /** @example "running" */
  state: 'idle' | 'running' | 'done' | 'failed';
  /** @example "2025-03-03T01:00:00.000Z" */
  startedAt: string | null;
  endedAt: string | null;
  /** Of one that is running. */
  step: 'records' | 'people' | 'files' | 'verifying' | null;
  /** Records read again so far. */
  done: number;
  /** Records to be read again; 0 where nobody counts. */
  total: number;
  /** The backup that was made. */
  name: string | null;
  /** Why nothing came of it. */
  reason: 'no-space' | 'not-writable' | 'interrupted' | 'fault' | null;
}

/** Newest first. */
export class BackupsDto {
  items: BackupDto[];
  work: BackupWorkDto;
}
