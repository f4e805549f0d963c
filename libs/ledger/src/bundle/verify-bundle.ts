import { createHash } from 'node:crypto';
import { originOf, parseCheckpoint, type Checkpoint } from '../checkpoint.js';
import { finding, type Finding } from '../findings.js';
import { openNote, type NoteVerifier, type Opened } from '../note.js';
import { keyName } from '../rotation.js';
import type { TreeHead } from '../proof.js';
import type { Stretch } from '../succession.js';
import { Verifier } from '../verify.js';
import { examinedLine, type ExaminedEvent, type ExaminedLine } from './examined-line.js';
import { headOf, lineOf, type BundleFile, type BundleHead } from './lines.js';
import { manifestText } from './manifest.js';
import { grewFrom } from './growth.js';
import { PartVerifier } from './part.js';
import type { BundleStretch } from './stretch.js';
import { followedKeys, membersOf, missingOf, witnessedBy, type Witnessed } from './signers.js';

/** What a reader of a bundle knows beforehand. Without keys nobody can say who wrote it. */
export type Trust = Readonly<{
  /** Keys that must have signed, each itself or by one that took its place. */
  keys: readonly NoteVerifier[];
  /** Keys that signed earlier checkpoints and no longer sign: after a change of keys. */
  earlierKeys?: readonly NoteVerifier[];
  /** Checkpoints (signed notes) that were kept earlier: the bundle's log must have grown from each. */
  earlier: readonly string[];
  /** Witnesses that must each have cosigned a checkpoint of the log. */
  witnesses?: readonly NoteVerifier[];
}>;

/** What a bundle came to. */
export type BundleVerified = Readonly<{
  head: BundleHead | null;
  checkpoint: Checkpoint | null;
  events: number;
  files: readonly BundleFile[];
  /** Names of the trusted keys (or of those that took their places) that signed its checkpoint. */
  signedBy: readonly string[];
  /** How far each witness vouches for the log. */
  witnessed: readonly Witnessed[];
  /** The first thing that is wrong, or null. */
  finding: Finding | null;
}>;

/** The events of a bundle, whichever it is of: a whole log or a part of one. */
type Events = Readonly<{
  follow: (event: ExaminedEvent) => Finding | null;
  join: (stretch: Stretch) => boolean;
  finish: () => Finding | null;
}>;

/** Characters that are hashed at once. */
const gathered = 8192;

/** Checks a bundle line by line, and remembers the first thing that is wrong. */
export class BundleVerifier {
  private readonly digest = createHash('sha256');
  private unhashed = '';
  private head: BundleHead | null = null;
  private checkpoint: Checkpoint | null = null;
  private keys: readonly NoteVerifier[] = [];
  private signedBy: readonly string[] = [];
  private witnessed: readonly Witnessed[] = [];
  private log: Events | null = null;
  private readonly files: BundleFile[] = [];
  private first: Finding | null = null;
  private lines = 0;
  private events = 0;
  private isEnded = false;

  constructor(private readonly trust: Trust) {}

  /** Looks at the next line (UTF-8, without its newline); answers the first finding so far. */
  add(line: Buffer): Finding | null {
    this.lines += 1;
    if (this.first) return this.first;
    this.first = this.lines === 1 ? this.begin(line.toString()) : this.go(examinedLine(line, this.part !== null));
    return this.first;
  }

  /** The tree that the events of a part have paths to; null for a whole log. Known after the first line. */
  get part(): TreeHead | null {
    return this.head?.scope.kind === 'all' ? null : this.checkpoint;
  }

  /**
   * Takes lines over that were looked at elsewhere (`stretchIn`). Answers false, and has taken none, where they do not go
   * on from here: line by line it shows what is wrong.
   */
  join(stretch: BundleStretch): boolean {
    if (this.first || this.isEnded || !this.log?.join(stretch)) return false;
    this.lines += stretch.lines;
    this.events += stretch.lines;
    this.put(stretch.hashes);
    return true;
  }

  /** Ends the bundle. */
  finish(): BundleVerified {
    this.first ??= this.isEnded ? null : finding('bundle-cut', 0, this.lines);
    const { head, checkpoint, events, files, signedBy, witnessed, first } = this;
    return { head, checkpoint, events, files, signedBy, witnessed, finding: first };
  }

  private begin(line: string): Finding | null {
    this.head = headOf(line);
    if (!this.head) return finding('not-a-bundle', 0);
    this.put(`${line}\n`);
    const { checkpoint: note, storeId, scope } = this.head;
    const followed = followedKeys(this.trust.keys, this.head, originOf(storeId));
    if ('reason' in followed) return followed;
    this.keys = membersOf(followed);
    const opened = this.opened(note);
    if (!opened) return finding('note-unreadable', 0);
    try {
      this.checkpoint = parseCheckpoint(opened.text);
    } catch {
      return finding('note-unreadable', 0);
    }
    if (this.checkpoint.origin !== originOf(storeId)) return finding('foreign-head', 0, this.checkpoint.origin);
    this.signedBy = opened.signedBy;
    if (opened.forged.length > 0) return finding('signature-forged', 0, opened.forged.join('、'));
    const unsigned = missingOf(followed, opened.signedBy);
    if (unsigned) return finding('not-signed', 0, keyName(unsigned));
    return this.compare(this.head, this.checkpoint, scope.kind === 'all');
  }

  /** With what was kept earlier, and what witnesses saw. */
  private compare(head: BundleHead, checkpoint: Checkpoint, isWhole: boolean): Finding | null {
    const { earlier: notes, earlierKeys = [], witnesses = [] } = this.trust;
    const growth = isWhole ? null : head.growth;
    const earlier = grewFrom(notes, [...this.keys, ...earlierKeys], checkpoint, growth);
    if ('reason' in earlier) return earlier;
    const seen = witnessedBy(witnesses, [head.checkpoint, ...(head.cosigned ?? []), ...notes], checkpoint, growth);
    if ('reason' in seen) return seen;
    this.witnessed = seen.witnessed;
    this.log = this.eventsOf(isWhole, checkpoint, [...earlier.heads, ...seen.heads]);
    return null;
  }

  private eventsOf(isWhole: boolean, checkpoint: Checkpoint, earlier: readonly Checkpoint[]): Events {
    if (!isWhole) {
      const part = new PartVerifier(checkpoint);
      return { follow: (event) => part.follow(event), join: (stretch) => part.join(stretch), finish: () => null };
    }
    const heads = [checkpoint, ...earlier].map(({ count, root }) => ({ storeId: '', count, root }));
    const whole = new Verifier('', ...heads);
    return {
      follow: (event) => whole.take(event),
      join: (stretch) => whole.join(stretch),
      finish: () => whole.finish(checkpoint).finding,
    };
  }

  private go(line: ExaminedLine): Finding | null {
    if (this.isEnded) return finding('after-end', 0, this.lines);
    if (typeof line !== 'string') {
      this.events += 1;
      this.put(line.hash);
      return this.log!.follow(line);
    }
    const read = lineOf(line);
    if (!read) return finding('line-unreadable', 0, this.lines);
    if ('end' in read) return this.end(read.end);
    this.put(`${line}\n`);
    this.files.push(read);
    return null;
  }

  /** Into the digest, thousands of characters at a time: to hash one event's is less work than to ask for it. */
  private put(text: string): void {
    this.unhashed += text;
    if (this.unhashed.length < gathered) return;
    this.digest.update(this.unhashed);
    this.unhashed = '';
  }

  private end(note: string): Finding | null {
    this.isEnded = true;
    const wrong = this.log!.finish();
    if (wrong) return wrong;
    const opened = this.opened(note);
    const { events, head, checkpoint } = this;
    const said = { scope: head!.scope, checkpoint: checkpoint!, events, files: this.files.length };
    if (opened?.text !== manifestText({ ...said, digest: this.digest.update(this.unhashed).digest('hex') }))
      return finding('bundle-differs', 0);
    if (opened.forged.length > 0) return finding('signature-forged', 0, opened.forged.join('、'));
    if (this.keys.length > 0 && opened.signedBy.length === 0) return finding('manifest-unsigned', 0);
    return null;
  }

  private opened(note: string): Opened | null {
    try {
      return openNote(note, this.keys);
    } catch {
      return null;
    }
  }
}
