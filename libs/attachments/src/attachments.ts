import type { Evidence } from '@app/domain/kernel';

/** Bytes at once, or as they come. */
export type Content = Uint8Array | AsyncIterable<Uint8Array>;

/** Who brought a file, and what they call it. Never in the log: a file's name may hold a person's. */
export type Provenance = Readonly<{
  /** As declared; kept for display, cleaned, and never used as a path. */
  name?: string | undefined;
  /** The unit it was added for. */
  unitId?: string | undefined;
}>;

/** A file that is kept. `name`: the last it was given, or null. */
export type Attachment = Evidence & Readonly<{ name: string | null }>;

/** What is on the disk under a hash has another hash. */
export class AttachmentDamaged extends Error {
  constructor(readonly hash: string) {
    super(`attachment ${hash} is damaged: restore it from a backup`);
    this.name = 'AttachmentDamaged';
  }
}

/** 20 MiB: a phone's photo or a short film. */
export const defaultLimit = 20 * 1024 * 1024;

/** Files that prove something, kept by content. The same content is kept once, whatever it is called. */
export abstract class Attachments {
  /**
   * Keeps a file; it is on the disk when this resolves. Its type is sniffed from the content.
   * @throws Refusal attachments.empty, attachments.too-large, attachments.type: nothing was kept
   */
  abstract put(content: Content, provenance?: Provenance): Promise<Attachment>;
  /** @throws AttachmentDamaged */
  abstract get(hash: string): Promise<(Attachment & Readonly<{ content: Buffer }>) | null>;
  abstract has(hash: string): Promise<boolean>;
  /** Whether the content still has its hash; null when there is no such file. */
  abstract verify(hash: string): Promise<boolean | null>;
  /** The units that added it; null when there is no such file. */
  abstract unitsOf(hash: string): Promise<readonly string[] | null>;
}

/** What a hash looks like; anything else finds nothing. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** A declared file name without directories, control characters and excess; null when nothing is left. */
export const cleanName = (name: string | undefined): string | null => {
  const last = (name ?? '').normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '')
    .trim()
    .slice(0, 200);
  return clean === '' || /^\.+$/.test(clean) ? null : clean;
};
