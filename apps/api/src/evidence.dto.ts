import { IsHash, IsInt, Matches, Max, MaxLength, Min } from 'class-validator';
import { Called } from '@app/platform/http';

/** A file in the attachments, by its content. */
export class EvidenceDto {
  /** @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08" */
  @Called('附件')
  @IsHash('sha256')
  hash: string;

  /** @example "image/jpeg" */
  @Called('附件类型')
  @Matches(/^[\w.+-]+\/[\w.+-]+$/)
  @MaxLength(100)
  mediaType: string;

  /** @example 482133 */
  @Called('附件大小')
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  bytes: number;
}
