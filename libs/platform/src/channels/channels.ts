import type { Channel, ChannelName } from './channel.js';
import { emailChannel, type EmailConfig } from './email.js';
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
  /** Networks inside the house that webhooks and robots may call. */
  allowed: readonly string[];
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
  allowed: [],
  site: null,
};

/** The ways out that are configured, by name. */
export class Channels {
  private readonly byName: ReadonlyMap<ChannelName, Channel>;

  constructor(
    channels: readonly Channel[],
    /** Address of the site, for links. */
    readonly site: string | null,
  ) {
    this.byName = new Map(channels.map((channel) => [channel.name, channel]));
  }

  static of({ email, sms, webhook, dingtalk, wecom, allowed, site }: ChannelsConfig): Channels {
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
    );
  }

  get(name: string): Channel | undefined {
    return this.byName.get(name as ChannelName);
  }

  /** In the order they are configured in. */
  get all(): readonly Channel[] {
    return [...this.byName.values()];
  }
}
