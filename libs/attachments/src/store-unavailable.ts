/** Why the store of files could not be used. */
export type StoreFault = 'unreachable' | 'denied' | 'no-bucket' | 'refused';

const words: Readonly<Record<StoreFault, string>> = {
  unreachable: '对象存储连接不上，请检查网络和 S3_ENDPOINT，稍后重试。',
  denied: '对象存储拒绝访问，请检查 S3_ACCESS_KEY_ID、S3_SECRET_ACCESS_KEY 和该密钥的权限。',
  'no-bucket': '对象存储中没有所配置的存储桶，请检查 S3_BUCKET。',
  refused: '对象存储没有完成操作，请稍后重试；多次出现时请查看对象存储的日志。',
};

/** The store of files did not do what it was asked; nothing half was kept. The message names no key and no secret. */
export class AttachmentStoreUnavailable extends Error {
  constructor(
    readonly reason: StoreFault,
    detail: string,
  ) {
    super(`${words[reason]} (${detail})`);
    this.name = 'AttachmentStoreUnavailable';
  }
}
