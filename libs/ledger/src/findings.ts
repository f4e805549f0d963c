/** A cause, and its two sentences; `{detail}` is what stands there instead. */
const sentences = {
  'sequence-gap': [
    'Event {sequence} is missing: {detail} stands in its place.',
    '第 {sequence} 条记录缺失,其位置上是第 {detail} 条。',
  ],
  'hash-differs': [
    'The envelope of event {sequence} or its hash was changed.',
    '第 {sequence} 条记录的封套或其校验值被改动。',
  ],
  unreadable: ['The envelope of event {sequence} is not JSON.', '第 {sequence} 条记录的封套无法读取。'],
  'hash-version': [
    'Event {sequence} is hashed in a way this program does not know ({detail}).',
    '第 {sequence} 条记录的校验方式({detail})本程序不识别,请使用更新的版本。',
  ],
  'data-differs': ['The content of event {sequence} was changed.', '第 {sequence} 条记录的内容被改动。'],
  'column-differs': [
    'Event {sequence} is filed under another {detail} than its envelope says.',
    '第 {sequence} 条记录的登记项 {detail} 与其封套不一致。',
  ],
  'revision-gap': [
    'Event {sequence} does not follow in its stream: event number {detail} of the stream should stand here.',
    '第 {sequence} 条记录在其所属流中不连续,此处应为该流的第 {detail} 号记录(自 0 起)。',
  ],
  'chain-broken': [
    'Event {sequence} does not link to the event before it in its stream.',
    '第 {sequence} 条记录与同一流中的上一条记录不相衔接。',
  ],
  'order-differs': [
    'Another event than event {sequence} stood in this place: one was swapped, inserted or removed.',
    '第 {sequence} 条的位置上原为另一条记录:有记录被调换、插入或删除。',
  ],
  'cut-tail': [
    'The log ends before event {sequence}, although it had {detail} events: its tail was cut off or a stream removed.',
    '日志在第 {sequence} 条之前中断,而此前已有 {detail} 条:末尾被截去,或有整个流被删除。',
  ],
  'frontier-differs': [
    'The log up to event {sequence} is not the one that the store kept count of.',
    '截至第 {sequence} 条的日志与存储自身的累计校验值不符。',
  ],
  'head-differs': [
    'The log up to event {sequence} is not the one of the head kept outside: an event was replaced, moved or removed.',
    '截至第 {sequence} 条的日志与外部留存的摘要不符:有记录被替换、移动或删除。',
  ],
  'not-a-bundle': ['This is not a bundle of this system.', '这不是本系统导出的证据包。'],
  'line-unreadable': [
    'Line {detail} of the bundle cannot be read: it is neither an event nor a file nor its end.',
    '证据包第 {detail} 行无法读取:既不是记录,也不是附件或结尾。',
  ],
  'bundle-cut': [
    'The bundle ends after line {detail} without its last line: it was cut off.',
    '证据包到第 {detail} 行中断,没有结尾一行:末尾被截去。',
  ],
  'after-end': [
    'Something stands after the end of the bundle, in line {detail}.',
    '证据包结尾之后还有内容(第 {detail} 行)。',
  ],
  'bundle-differs': [
    'The bundle is not the one that its last line was written for: lines were changed, added or taken away.',
    '证据包与其结尾一行所记不符:有内容被改动、增添或拿掉。',
  ],
  'out-of-order': [
    'Event {sequence} stands after event {detail} in the bundle: one was repeated or swapped.',
    '第 {sequence} 条记录排在第 {detail} 条之后:有记录重复或被调换。',
  ],
  'not-included': [
    'Event {sequence} was not in the log that the checkpoint was signed for.',
    '第 {sequence} 条记录不在签署检查点时的日志里。',
  ],
  'note-unreadable': ['A checkpoint cannot be read.', '检查点无法读取。'],
  'signature-forged': ['A signature is forged ({detail}).', '签名是伪造的({detail})。'],
  'not-signed': ['The checkpoint is not signed by the key {detail}.', '检查点没有经公钥 {detail} 签署。'],
  'rotation-forged': [
    'A change of keys is forged: it is not signed by the key {detail} that it replaces, or not by the one it introduces.',
    '更换密钥的声明是伪造的:没有经被换下的公钥 {detail} 签署,或没有经新密钥签署。',
  ],
  'not-witnessed': [
    'No checkpoint of the bundle, and none kept earlier, is cosigned by the witness {detail}.',
    '证据包里和此前留存的检查点都没有见证单位 {detail} 的见证签名。',
  ],
  'witness-forged': ['A cosignature is forged ({detail}).', '见证签名是伪造的({detail})。'],
  'manifest-unsigned': [
    'The last line of the bundle is signed by none of the keys: lines may have been taken away.',
    '证据包结尾一行没有经所给公钥签署:可能有内容被拿掉。',
  ],
  'earlier-unsigned': [
    'The checkpoint kept earlier is signed by none of the keys.',
    '此前留存的检查点没有经所给公钥签署。',
  ],
  'older-than-kept': [
    'The log of the bundle ends with event {sequence}; a checkpoint kept earlier counts {detail}: an old state is shown again.',
    '证据包的日志止于第 {sequence} 条,而此前留存的检查点已有 {detail} 条:拿出的是旧的状态。',
  ],
  forked: [
    'The log up to event {sequence} is not the one of the checkpoint kept earlier: history was written twice.',
    '截至第 {sequence} 条的日志与此前留存的检查点不符:同一段历史有两个版本。',
  ],
  'growth-missing': [
    'The bundle does not say how the log grew from the checkpoint kept earlier ({sequence} events): ask for a bundle with it.',
    '证据包没有附上此前留存的检查点({sequence} 条)到现在的衔接证明,请带上该检查点重新导出。',
  ],
  'file-missing': [
    'The file {detail} that event {sequence} cites is missing.',
    '第 {sequence} 条记录所引用的附件 {detail} 缺失。',
  ],
  'file-differs': [
    'The file {detail} that event {sequence} cites was changed.',
    '第 {sequence} 条记录所引用的附件 {detail} 内容被改动。',
  ],
  'foreign-head': ['The head kept outside is of another store ({detail}).', '外部留存的摘要属于另一个存储({detail})。'],
} as const;

/** Why a log is not what it should be. */
export type FindingReason = keyof typeof sentences;

/** The first thing wrong with a log, and where. Sequence 0 means the log as a whole. */
export type Finding = Readonly<{ sequence: number; reason: FindingReason; english: string; chinese: string }>;

/** A finding with its sentences filled in. */
export const finding = (reason: FindingReason, sequence: number, detail?: unknown): Finding => {
  const [english, chinese] = sentences[reason].map((sentence) =>
    sentence.replace('{sequence}', String(sequence)).replace('{detail}', String(detail)),
  ) as [string, string];
  return { sequence, reason, english, chinese };
};
