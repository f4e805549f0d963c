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
