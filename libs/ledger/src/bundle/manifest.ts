import type { Checkpoint } from '../checkpoint.js';
import { bundleFormat, type BundleScope } from './lines.js';

/** What the last line of a bundle says of all before it. */
export type Manifest = Readonly<{
  scope: BundleScope;
  checkpoint: Checkpoint;
  events: number;
  files: number;
  /** SHA-256 over what stands before it, hex: of each event its hash, of any other line all of it and its newline. */
  digest: string;
}>;

/**
 * The text that is signed. The paths of a part prove that its events are in the log, not that none was left out; this
 * signature is what shows a line that was taken away.
 */
export const manifestText = ({ scope, checkpoint, events, files, digest }: Manifest): string =>
  [
    bundleFormat,
    checkpoint.origin,
    scope.kind === 'all' ? 'all' : `${scope.kind} ${scope.id}`,
    `${checkpoint.count} ${checkpoint.root}`,
    `${events} ${files}`,
    digest,
    '',
  ].join('\n');
