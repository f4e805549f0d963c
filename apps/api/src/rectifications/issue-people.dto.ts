/** Somebody who may answer for the rectification. */
export class IssuePersonDto {
  accountId: string;
  /**
   * Null for people outside the reader's units.
   * @example "李雷"
   */
  name: string | null;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
}
