import { IsUUID } from 'class-validator';

/** For which unit a file is added. */
export class AddAttachmentQuery {
  @IsUUID()
  unitId: string;
}

/** A file that is kept: what commands take as evidence, and its name beside it. */
export class AttachmentDto {
  /**
   * SHA-256 of the content.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;

  /**
   * Sniffed from the content.
   * @example "image/jpeg"
   */
  mediaType: string;

  /** @example 482133 */
  bytes: number;

  /** @example "操场.jpg" */
  name: string | null;
}
