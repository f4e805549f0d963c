/** What stands in the way of an act. */
export class ActBlockedDto {
  /**
   * As the refusal would say.
   * @example "rectification.own-work"
   */
  code: string;
  /** @example "整改人不得审核、核查或办结自己整改的问题，请换人办理。" */
  detail: string;
  /** The data that explain it. */
  details: Record<string, unknown>;
}

/** An act that access allows the reader here, as the rules stand to it now. */
export class LegalActDto {
  /**
   * The command.
   * @example "AcknowledgeRectification"
   */
  act: string;
  /**
   * Fields that its form must have filled in.
   * @example ["reason"]
   */
  needs: string[];
  /** Null: it can be done now. */
  blockedBy: ActBlockedDto | null;
}
