/** The process answers. */
export class LiveDto {
  /** @example "live" */
  status: 'live';
}

/** One thing for which requests should go to another node: the stop, the log, or the lists. */
export class UnreadyDto {
  /** @example "read-model.behind" */
  code: string;
  /**
   * What is the matter, for an operator.
   * @example "查询库落后 1200 条（最多 1000 条），正在追赶，赶上后自动可用。"
   */
  reason: string;
}

/** Whether requests should be sent to this node. */
export class ReadyDto {
  /** @example "ready" */
  status: 'ready' | 'unready';
  reasons: UnreadyDto[];
}
