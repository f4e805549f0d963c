/** One thing for which a process should be sent no requests. Said to an operator: no names, no addresses. */
export type Unready = Readonly<{
  /** @example `read-model.behind` */
  code: string;
  /** In words, with what to do. */
  reason: string;
}>;

/** Looks at what a process stands on; empty when there is nothing the matter. Must not throw. */
export type Check = () => readonly Unready[] | Promise<readonly Unready[]>;

const leaving: Unready = { code: 'leaving', reason: '正在停止：办完已收到的请求后退出，不再接收新的请求。' };

/** Whether requests may be sent here: every check is content, and nobody has told the process to stop. */
export class Readiness {
  private stopping = false;

  constructor(private readonly checks: readonly Check[]) {}

  /** From now on nothing more should be sent here. */
  leave(): void {
    this.stopping = true;
  }

  /** What stands against it; empty when ready. */
  async unready(): Promise<readonly Unready[]> {
    if (this.stopping) return [leaving];
    return (await Promise.all(this.checks.map(async (check) => check()))).flat();
  }
}

/** What an asked thing comes to within so many milliseconds: false when it fails or takes longer. */
export const answersWithin = async (ms: number, ask: () => Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  try {
    return await Promise.race([ask().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
};
