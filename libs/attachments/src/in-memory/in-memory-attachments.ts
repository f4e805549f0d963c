import {
  Attachments,
  cleanName,
  defaultLimit,
  type Attachment,
  type Content,
  type Provenance,
} from '../attachments.js';
import { examined } from '../examined.js';

type Kept = { attachment: Attachment; content: Buffer; units: Set<string> };

/** Attachments' twin in memory. */
export class InMemoryAttachments extends Attachments {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly limit: number = defaultLimit) {
    super();
  }

  async put(content: Content, { name, unitId }: Provenance = {}): Promise<Attachment> {
    const { evidence, bytes } = await examined(content, this.limit);
    const before = this.kept.get(evidence.hash);
    const attachment = { ...evidence, name: cleanName(name) };
    const units = new Set([...(before?.units ?? []), ...(unitId === undefined ? [] : [unitId])]);
    const called = { ...attachment, name: attachment.name ?? before?.attachment.name ?? null };
    this.kept.set(evidence.hash, { attachment: called, content: Buffer.from(bytes), units });
    return attachment;
  }

  async get(hash: string): Promise<(Attachment & { content: Buffer }) | null> {
    const kept = this.kept.get(hash);
    return kept ? { ...kept.attachment, content: Buffer.from(kept.content) } : null;
  }

  async has(hash: string): Promise<boolean> {
    return this.kept.has(hash);
  }

  async verify(hash: string): Promise<boolean | null> {
    return this.kept.has(hash) ? true : null;
  }

  async unitsOf(hash: string): Promise<readonly string[] | null> {
    const kept = this.kept.get(hash);
    return kept ? [...kept.units] : null;
  }
}
