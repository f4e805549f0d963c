import type { Channel, ChannelName } from './channel.js';
import { emailChannel, type EmailConfig } from './email.js';
import { lineKinds, lineOf, type Line, type LineConfig, type LineKind } from './lines.js';
import { dingtalkChannel, wecomChannel, type DingtalkConfig, type WecomConfig } from './robots.js';
import { smsFileChannel, type SmsConfig } from './sms-file.js';
import { webhookChannel, type WebhookConfig } from './webhook.js';

/** Which ways out are configured; null for those that are not. Secrets come from here and go nowhere else. */
export type ChannelsConfig = Readonly<{
  email: EmailConfig | null;
  sms: SmsConfig | null;
  webhook: WebhookConfig | null;
  dingtalk: DingtalkConfig | null;
  wecom: WecomConfig | null;
  /** Further places of webhooks and robots, each for counties that choose it. */
  lines: readonly LineConfig[];
  /** Networks inside the house that webhooks and robots may call. */
  allowed: readonly string[];
  /** E-mail addresses outside, which keep the log's checkpoints. */
  checkpointsTo: readonly string[];
  /** Address of the site, for links; null where it is not configured. */
  site: string | null;
}>;

/** No way out at all. */
export const noChannels: ChannelsConfig = {
  email: null,
  sms: null,
  webhook: null,
  dingtalk: null,
  wecom: null,
  lines: [],
  allowed: [],
  checkpointsTo: [],
  site: null,
};

/** The ways out that are configured, by name. */
export class Channels {
  private readonly byName: ReadonlyMap<ChannelName, Channel>;

  constructor(
    channels: readonly Channel[],
    /** Address of the site, for links. */
    readonly site: string | null,
    private readonly lines: readonly Line[] = [],
    /** Who keeps the log's checkpoints. */
    readonly checkpointsTo: readonly string[] = [],
  ) {
    this.byName = new Map(channels.map((channel) => [channel.name, channel]));
  }

  static of({ email, sms, webhook, dingtalk, wecom, lines, allowed, checkpointsTo, site }: ChannelsConfig): Channels {
    const options = { allowed };
    return new Channels(
      [
        ...(email ? [emailChannel(email)] : []),
        ...(sms ? [smsFileChannel(sms)] : []),
        ...(webhook ? [webhookChannel(webhook, options)] : []),
        ...(dingtalk ? [dingtalkChannel(dingtalk, options)] : []),
        ...(wecom ? [wecomChannel(wecom, options)] : []),
      ],
      site,
      lines.map((line) => lineOf(line, options)),
      checkpointsTo,
    );
  }

  /** The server's own way of a name, which every county may use. */
  get(name: string): Channel | undefined {
    return this.byName.get(name as ChannelName);
  }

  /**
   * The way that a county uses: the line that it has chosen, or the server's own. A line that is no longer configured, or
   * no longer for this county, is none: what is meant for one group never goes to another instead.
   */
  used(name: string, lineId: string | null, countyId: string): Channel | undefined {
    if (lineId === null) return this.get(name);
    return this.linesOf(countyId).find(({ id, kind }) => id === lineId && kind === name)?.channel;
  }

  /** Lines that a county may choose, in the order they are configured in. */
  linesOf(countyId: string): readonly Line[] {
    return this.lines.filter(({ counties }) => counties === null || counties.includes(countyId));
  }

  /** Ways to groups and programs that a county could use. */
  sharedBy(countyId: string): readonly LineKind[] {
    const lines = this.linesOf(countyId);
    return lineKinds.filter((kind) => this.get(kind) !== undefined || lines.some((line) => line.kind === kind));
  }

  /** Whether there is no way out at all. */
  get none(): boolean {
    return this.byName.size === 0 && this.lines.length === 0;
  }

  /** The server's own, in the order they are configured in. */
  get all(): readonly Channel[] {
    return [...this.byName.values()];
  }
}
