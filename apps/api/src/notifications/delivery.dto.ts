import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Called } from '@app/platform/http';

const channels = ['email', 'sms', 'webhook', 'dingtalk', 'wecom'] as const;
type ChannelName = (typeof channels)[number];
const lineId = /^[a-z0-9][a-z0-9-]{0,39}$/;
const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** One way of being told, as it stands for the caller. */
export class MyChannelDto {
  name: 'email' | 'sms';
  /** The machine has it, and the caller's county uses it. */
  open: boolean;
  /** An address is kept for the caller. */
  address: boolean;
  /** The caller wants it. */
  on: boolean;
}

/** How the caller is told of things beside the inbox. */
export class MyDeliveryDto {
  channels: MyChannelDto[];
  /** Nothing at once: all of it in the day's digest. */
  digestOnly: boolean;
  /** @example "08:30" */
  digestAt: string;
  /**
   * From when nothing is sent; null: at any hour.
   * @example "20:00"
   */
  quietFrom: string | null;
  /** @example "08:00" */
  quietTo: string | null;
  quietDays: boolean;
}

/** What the caller wants. */
export class WishesDto {
  /** Ways that they do not want. */
  @Called('不用的方式')
  @IsArray()
  @ArrayUnique()
  @IsIn(['email', 'sms'], { each: true })
  off: ('email' | 'sms')[];

  @Called('只收每日汇总')
  @IsBoolean()
  digestOnly: boolean;
}

/** One of several places that a way can lead to. Its address and secret are never here. */
export class ChannelLineDto {
  /** @example "zhangwu-office" */
  id: string;
  /** @example "彰武县督导办群" */
  label: string;
}

/** A way out of one county, and how it goes. */
export class CountyChannelDto {
  name: ChannelName;
  /** `person`: each by their address; `group`: a group of the office; `machine`: a program. */
  audience: 'person' | 'group' | 'machine';
  /** The machine has what it takes: addresses and secrets are set where the program is started, never here. */
  configured: boolean;
  /** The server has a place of its own for it, which every county may use. */
  ownPlace: boolean;
  /** Further places that this county may choose. */
  lines: ChannelLineDto[];
  /**
   * The place that the county has chosen; null: the server's own.
   * @example "zhangwu-office"
   */
  line: string | null;
  on: boolean;
  waiting: number;
  sent: number;
  failed: number;
  /** @example "2025-03-18T00:30:00.000Z" */
  lastSentAt: string | null;
}

/** A delivery that was given up. */
export class FailedDeliveryDto {
  /** @example "n-3451a704ea30234164776e79b3f964d7" */
  id: string;
  channel: ChannelName;
  /**
   * What was told.
   * @example "issues.redSlip"
   */
  kind: string;
  /** @example "督办红单：音乐专用教室面积 68 平方米（整改期限2025年4月30日）" */
  title: string;
  /** The person, as far as the caller may know; null for a group or a program. */
  recipientName: string | null;
  /** @example "smtp-550" */
  reason: string;
  attempts: number;
  /** @example "2025-03-18T00:30:00.000Z" */
  at: string;
  issueId: string | null;
}

/** How a county tells its people. */
export class CountyDeliveryDto {
  countyId: string;
  /** @example "彰武县" */
  countyName: string | null;
  channels: CountyChannelDto[];
  /** @example "08:30" */
  digestAt: string;
  /** @example "20:00" */
  quietFrom: string | null;
  /** @example "08:00" */
  quietTo: string | null;
  /** Weekends and holidays are quiet. */
  quietDays: boolean;
  /** The latest that were given up. */
  failures: FailedDeliveryDto[];
}

/** Which configured place each way leads to; null: the server's own. */
export class ChosenLinesDto {
  @Called('对接程序的去处')
  @IsOptional()
  @Matches(lineId)
  webhook?: string | null;

  @Called('钉钉群')
  @IsOptional()
  @Matches(lineId)
  dingtalk?: string | null;

  /** @example "zhangwu-office" */
  @Called('企业微信群')
  @IsOptional()
  @Matches(lineId)
  wecom?: string | null;
}

/** A county's choice. */
export class SetCountyDeliveryDto {
  @Called('启用的渠道')
  @IsArray()
  @ArrayUnique()
  @IsIn(channels, { each: true })
  channels: ChannelName[];

  /** Absent: as it is. */
  @Called('群和对接程序的去处')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ChosenLinesDto)
  lines?: ChosenLinesDto;

  /** @example "08:30" */
  @Called('汇总时间')
  @Matches(time)
  digestAt: string;

  /**
   * With `quietTo`, or neither.
   * @example "20:00"
   */
  @Called('安静时段开始')
  @IsOptional()
  @Matches(time)
  quietFrom?: string | null;

  /** @example "08:00" */
  @Called('安静时段结束')
  @ValidateIf(({ quietFrom, quietTo }: SetCountyDeliveryDto) => quietFrom != null || quietTo != null)
  @Matches(time)
  quietTo?: string | null;

  @Called('休息日不发送')
  @IsBoolean()
  quietDays: boolean;
}

/** Which way is tried. */
export class TestChannelDto {
  @Called('渠道')
  @IsIn(channels)
  channel: ChannelName;

  /**
   * Which place; null or absent: the server's own.
   * @example "zhangwu-office"
   */
  @Called('去处')
  @IsOptional()
  @Matches(lineId)
  line?: string | null;
}

/** What came of it. */
export class TestedChannelDto {
  delivered: boolean;
  /**
   * Why not, as a code.
   * @example "timeout"
   */
  reason: string | null;
}

/** What is tried again. */
export class RetryDeliveriesDto {
  /** @example ["n-3451a704ea30234164776e79b3f964d7"] */
  @Called('未送达的通知')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  ids: string[];
}

/** How many go out again. */
export class RetriedDeliveriesDto {
  /** @example 1 */
  retried: number;
}

/** A unit that nobody acts for. */
export class UnheardDto {
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  /**
   * What they would have to be allowed to do.
   * @example "rectification.acknowledge"
   */
  permission: string;
  /** How many notices nobody received in the last ninety days. */
  notices: number;
  /** @example "2025-03-18T00:30:00.000Z" */
  latest: string;
}

/** One notice of an issue, and how it arrived. */
export class IssueNoticeDto {
  /** @example "issues.redSlip" */
  kind: string;
  /** @example "督办红单（第 3 次）：音乐专用教室面积 68 平方米（整改期限2025年4月30日）" */
  title: string;
  facts: Record<string, string | number | null>;
  about: string;
  /** @example "2025-03-04T01:00:00.000Z" */
  at: string;
  unitId: string;
  /** @example "四堡子九年制学校" */
  unitName: string | null;
  /**
   * Which reminder of this issue it is, from 1; null for what reminds of nothing.
   * @example 3
   */
  reminder: number | null;
  /** `inbox`: only on the page; `unheard`: nobody is there for whom it is meant. */
  state: 'sent' | 'waiting' | 'failed' | 'inbox' | 'unheard';
  /** Ways that it was sent by. */
  sentBy: string[];
  /** Why it did not arrive by a way; the codes of channels. */
  reasons: string[];
}

/** How often an issue was reminded of, and what became of each notice. */
export class IssueDeliveriesDto {
  /** @example 3 */
  reminders: number;
  /**
   * Reminders that reached nobody, by their count.
   * @example [3]
   */
  undelivered: number[];
  /** Newest first. */
  items: IssueNoticeDto[];
}
