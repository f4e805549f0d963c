import { IsString, Length } from 'class-validator';
import { Called } from '@app/platform/http';
import { EvidenceDto } from '../evidence.dto.js';
import { PointQuery } from '../points/point.dto.js';

export class ExemptionsQuery extends PointQuery {
  /** @example "hqb-2017" */
  @Called('标准')
  @IsString()
  @Length(1, 50)
  standardId: string;
}

/** A 过渡性放宽 as it stands on the day. */
export class ExemptionDto {
  exemptionId: string;
  /** The school year whose record it was granted in; it counts by its days. */
  dataYear: string;
  sectionId: string;
  /** Null when the section is not known any more. */
  section: string | null;
  /** @example "B3" */
  subject: string;
  /** What is asked without it. */
  requirement: string;
  /** What the rule lets a school be granted. */
  relief: string;
  clause: string;
  plan: string;
  /**
   * The last day on which it counts.
   * @example "2026-12-31"
   */
  expires: string;
  /** `ending`: within 90 days. */
  state: 'coming' | 'inForce' | 'ending' | 'expired' | 'revoked';
  /**
   * Days until the last one: 0 on it, and where it does not count.
   * @example 41
   */
  daysLeft: number;
  evidence: EvidenceDto[];
  /** @example "2025-03-01" */
  grantedOn: string;
  grantedAt: string;
  /** Null when the reader may not know who. */
  grantedByName: string | null;
  /** Number of the grant in the log. */
  sequence: number;
  revokedOn: string | null;
  revokedReason: string | null;
  revokedByName: string | null;
  revokedSequence: number | null;
  /** The issue that it became when its last day was over. */
  issueId: string | null;
}
