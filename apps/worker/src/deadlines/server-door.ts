/** Where the server is, and what is shown at its inner door. */
export type ServerDoorOptions = Readonly<{
  /** `http://app:3000` */
  server: string;
  token: string;
  /** What the calls are made with; the platform's own when absent. */
  fetch?: typeof fetch;
}>;

/** The server answered something else than that it looked. The message holds its status, never the secret. */
export class DoorShut extends Error {
  constructor(readonly status: number) {
    super(
      status === 401 || status === 404
        ? `the server at HENGJIAN_SERVER does not let us in (${status}): WORKER_TOKEN must be the same on both sides`
        : `the server answered ${status}`,
    );
    this.name = 'DoorShut';
  }
}

/** Longer than a server is busy with sixty-four wakes. Milliseconds. */
const patience = 30_000;

/** The server's inner door, as a worker of its own sees it: it has the log, we have the time. */
export class ServerDoor {
  private readonly url: string;
  private readonly fetch: typeof fetch;

  constructor(private readonly options: ServerDoorOptions) {
    this.url = `${options.server}/api/internal/wakes`;
    this.fetch = options.fetch ?? fetch;
  }

  /** Asks the server to look at these keys; answers those that want another try. @throws DoorShut, or what fetch throws */
  async wake(keys: readonly string[]): Promise<readonly string[]> {
    const answer = await this.fetch(this.url, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.options.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ keys }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (answer.status !== 200) {
      await answer.body?.cancel();
      throw new DoorShut(answer.status);
    }
    return ((await answer.json()) as { failed: string[] }).failed;
  }
}
