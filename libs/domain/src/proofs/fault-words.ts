/** By the code of the verifier's finding about one event of the log. */
const words: Readonly<Record<string, string>> = {
  'hash-differs': '封套或其校验值被改动',
  unreadable: '封套无法读取',
  'hash-version': '校验方式本程序不识别',
  'data-differs': '内容被改动',
  'column-differs': '登记项与封套不一致',
  'revision-gap': '它前面有记录缺失',
  'chain-broken': '与同一流中的上一条记录不相衔接',
};

/** What is wrong with an event, as a clerk says it; the event's number stands beside it. */
export const faultWords = (fault: string): string => words[fault] ?? '与记录时不一致';
