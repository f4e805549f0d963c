import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';

/** The variables of an S3-compatible store of files: all of them, or none. */
export const bucketVariables = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** What has no default: each stands alone, or beside the one that it needs. */
export const channelVariables = [
  'CHECKPOINTS_MAIL_TO',
  'SMTP_URL',
  'MAIL_FROM',
  'SMS_FILE',
  'WEBHOOK_URL',
  'WEBHOOK_SECRET',
  'DINGTALK_URL',
  'DINGTALK_SECRET',
  'WECOM_URL',
  'CHANNELS_FILE',
  'WEBHOOK_ALLOW',
  'PUBLIC_URL',
] as const;

const anyUrl = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** With one of them given, every one is asked for. */
const withBucket = ValidateIf((env: Environment) => bucketVariables.some((name) => env[name] !== undefined));

/** The environment variables that are read, as they stand: one property a variable, with its default. */
export class Environment {
  /** Port of the HTTP server; 0 lets the system choose. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  /** Address to listen on. */
  @IsString()
  @Length(1, 255)
  HOST = '127.0.0.1';

  /** Directory of the store, the vault, attachments and read models. */
  @IsString()
  @Length(1, 4096)
  HENGJIAN_DATA = './data';

  /** Folder of the backups made while the program runs. Absent: beside the data directory, `<data>-backups`. */
  @IsOptional()
  @IsString()
  @Length(1, 4096)
  HENGJIAN_BACKUPS?: string;

  /** Folder that all servers of a cluster reach, for attachments and uploads under check. Absent: in the data directory. */
  @IsOptional()
  @IsString()
  @Length(1, 4096)
  HENGJIAN_FILES?: string;

  /** Part of every stream's name: fixed for the life of a store. */
  @Matches(/^[a-z][a-z0-9]{0,31}$/)
  HENGJIAN_TENANT = 'main';

  /** Signs session cookies. Absent: a file in the data directory, made at the first start. */
  @IsOptional()
  @IsString()
  @Length(32, 1024)
  SESSION_SECRET?: string;

  /** Key that checkpoints are signed with (`hengjian keys create`), outside the data directory; absent: unsigned. */
  @IsOptional()
  @IsString()
  @Length(1, 4096)
  SIGNING_KEY_FILE?: string;

  /** Public keys of the witnesses whose cosignatures are taken, one a line. */
  @IsOptional()
  @IsString()
  @Length(1, 4096)
  WITNESS_KEYS_FILE?: string;

  /** Minutes without a request after which a session ends. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1440)
  SESSION_IDLE_MINUTES = 30;

  /** Hours after which a session ends whatever happens. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(168)
  SESSION_HOURS = 12;

  /** Whether cookies travel over HTTPS only. */
  @IsIn(['true', 'false'])
  COOKIE_SECURE = 'false';

  /** Largest JSON body, in KiB. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(16384)
  BODY_LIMIT_KIB = 1024;

  /** Largest uploaded file, in MiB. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(512)
  UPLOAD_LIMIT_MIB = 20;

  /** Failed sign-ins of one name from one address before it is locked there; ten times as many lock it everywhere. */
  @Type(() => Number)
  @IsInt()
  @Min(3)
  @Max(100)
  LOCKOUT_ATTEMPTS = 5;

  /** Minutes in which failures count, and for which a lock-out lasts. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1440)
  LOCKOUT_MINUTES = 15;

  /** Sign-in requests a minute from one address. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100000)
  SIGN_INS_PER_MINUTE = 20;

  /** Commands a minute of one county, over all its people; 0: as many as they like. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  COUNTY_COMMANDS_PER_MINUTE = 6000;

  /** Whether X-Forwarded-For of a proxy in front is believed. */
  @IsIn(['true', 'false'])
  TRUST_PROXY = 'false';

  @IsIn(['error', 'warn', 'log', 'debug'])
  LOG_LEVEL = 'log';

  /** Keeps attachments in a bucket of this S3-compatible server instead of the data directory; without the bucket's name. */
  @withBucket
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_query_components: false })
  S3_ENDPOINT?: string;

  @withBucket
  @Matches(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
  S3_BUCKET?: string;

  /** As the server calls it; most that are no cloud take any. */
  @Matches(/^[A-Za-z0-9-]{1,64}$/)
  S3_REGION = 'us-east-1';

  @withBucket
  @IsString()
  @Length(1, 256)
  S3_ACCESS_KEY_ID?: string;

  @withBucket
  @IsString()
  @Length(1, 1024)
  S3_SECRET_ACCESS_KEY?: string;

  /**
   * The log on a KurrentDB cluster, `kurrentdb://user:password@host:2113?tls=true`; absent: in a file of the data
   * directory, which holds this node's copy otherwise.
   */
  @IsOptional()
  @Matches(/^(kurrentdb|kurrent|kdb)(\+discover)?:\/\/\S{1,2000}$/)
  KURRENTDB_URL?: string;

  /**
   * Redis for the jobs, `redis://:password@host:6379/0` or `rediss://…`; absent: timers in this process. With
   * KURRENTDB_URL also for sessions, drafts and messages, which several servers then share. A number of its own for each
   * installation: nothing else may use it.
   */
  @IsOptional()
  @IsUrl({ protocols: ['redis', 'rediss'], require_protocol: true, require_tld: false, allow_query_components: false })
  REDIS_URL?: string;

  /** What workers of their own show at the server's inner door; absent: the door is shut and the server wakes by itself. */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{32,256}$/)
  WORKER_TOKEN?: string;

  /** Where a worker of its own finds the server that owns the data directory. */
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false, allow_query_components: false })
  HENGJIAN_SERVER = 'http://127.0.0.1:3000';

  /** Where each day's first checkpoint is mailed: addresses outside, with commas between them. */
  @IsOptional()
  @Matches(/^[^\s@<>,]+@[^\s@<>,]+(,[^\s@<>,]+@[^\s@<>,]+){0,19}$/)
  CHECKPOINTS_MAIL_TO?: string;

  /** Sends e-mail: `smtp://user:password@host:port` or `smtps://…`. Asked for with CHECKPOINTS_MAIL_TO. */
  @ValidateIf((env: Environment) => env.SMTP_URL !== undefined || env.CHECKPOINTS_MAIL_TO !== undefined)
  @Matches(/^smtps?:\/\/\S{1,1000}$/)
  SMTP_URL?: string;

  /** Whom e-mail is from: asked for with SMTP_URL. */
  @ValidateIf((env: Environment) => env.SMTP_URL !== undefined || env.MAIL_FROM !== undefined)
  @Matches(/^[^\r\n]{0,200}[^\s@<>]+@[^\s@<>]+>?$/)
  MAIL_FROM?: string;

  /** File that a gateway of text messages reads: one JSON object a line is added to it. */
  @IsOptional()
  @IsString()
  @Length(1, 4096)
  SMS_FILE?: string;

  /** A program that is told of every notice. */
  @IsOptional()
  @IsUrl(anyUrl)
  WEBHOOK_URL?: string;

  /** Signs what WEBHOOK_URL is told: asked for with it. */
  @ValidateIf((env: Environment) => env.WEBHOOK_URL !== undefined || env.WEBHOOK_SECRET !== undefined)
  @IsString()
  @Length(16, 1024)
  WEBHOOK_SECRET?: string;

  /** Robot of a 钉钉 group. */
  @IsOptional()
  @IsUrl(anyUrl)
  DINGTALK_URL?: string;

  /** The robot's 加签 secret, where it uses one. */
  @IsOptional()
  @IsString()
  @Length(8, 1024)
  DINGTALK_SECRET?: string;

  /** Robot of an 企业微信 group. */
  @IsOptional()
  @IsUrl(anyUrl)
  WECOM_URL?: string;

  /** JSON file of further robots and programs, each for the counties that choose it. */
  @IsOptional()
  @IsString()
  @Length(1, 4096)
  CHANNELS_FILE?: string;

  /** Addresses or networks inside the house that webhooks and robots may call all the same, with commas between. */
  @IsOptional()
  @Matches(/^[0-9a-fA-F:./, ]{1,2000}$/)
  WEBHOOK_ALLOW?: string;

  /** Address of the site as people open it, for links in messages. */
  @IsOptional()
  @IsUrl({ ...anyUrl, allow_query_components: false })
  PUBLIC_URL?: string;

  /** Events that the lists may be behind before `/health/ready` says so. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  READY_MAX_LAG = 1000;

  /** Seconds for which a process that was told to stop says so at `/health/ready` before it takes no more requests. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(300)
  DRAIN_SECONDS = 0;

  /** Collector of OpenTelemetry traces, `http://collector:4318`; absent: nothing is traced, and nothing of it is loaded. */
  @IsOptional()
  @IsUrl({ ...anyUrl, allow_query_components: false })
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  /** What this program is called there. */
  @Matches(/^[\w.-]{1,64}$/)
  OTEL_SERVICE_NAME = 'hengjian';

  /** Share of the traces that are kept, 0 to 1: the same ones on every node. */
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  OTEL_TRACES_SAMPLER_ARG = 1;

  /** A door of its own for `/metrics` and the probes; absent: there is none. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  METRICS_PORT?: number;

  /** Address of that door; anything but this machine itself asks for METRICS_TOKEN. */
  @IsString()
  @Length(1, 255)
  METRICS_HOST = '127.0.0.1';

  /** What is shown at that door (`Authorization: Bearer …`); the probes ask for nothing. */
  @IsOptional()
  @Matches(/^[\x21-\x7e]{16,256}$/)
  METRICS_TOKEN?: string;
}
