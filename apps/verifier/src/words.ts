import type { Trust } from '@app/ledger';
import type { FileVerified } from './verify-file.js';

const scopeWords = ({ head }: FileVerified): readonly [string, string] => {
  const scope = head!.scope;
  if (scope.kind === 'all') return ['全部日志', 'the whole log'];
  return scope.kind === 'issue' ? [`问题 ${scope.id}`, `issue ${scope.id}`] : [`单位 ${scope.id}`, `unit ${scope.id}`];
};

const signatureWords = ({ signedBy }: FileVerified, { keys }: Trust): readonly string[] =>
  keys.length > 0
    ? [`  检查点由 ${signedBy.join('、')} 签署。`, `  The checkpoint is signed by ${signedBy.join(', ')}.`]
    : [
        '  没有给出公钥（--key）：只核对了内容前后一致，没有核对是谁签署的。',
        '  No key was given (--key): it agrees with itself; who signed it was not checked.',
      ];

/** Of those that signed, whoever is none of the keys that were given took the place of one. */
const rotationWords = ({ signedBy }: FileVerified, { keys }: Trust): readonly string[] => {
  const given = keys.map(({ name, keyId }) => `${name}+${keyId}`);
  const others = signedBy.filter((name) => !given.includes(name));
  return others.length === 0
    ? []
    : [
        `  密钥已更换：${others.join('、')} 由原密钥签署的声明换上。`,
        `  The key was changed: ${others.join(', ')} was introduced by a statement that the key before it signed.`,
      ];
};

const witnessWords = ({ witnessed }: FileVerified): readonly string[] =>
  witnessed.flatMap(({ witness, count }) => [
    `  ${witness} 见证了前 ${count} 条。`,
    `  ${witness} has witnessed the first ${count} events.`,
  ]);

const fileWords = ({ files, filesChecked }: FileVerified): readonly string[] => {
  if (files.length === 0) return [];
  return filesChecked === null
    ? [
        `  引用的 ${files.length} 个附件没有随包，未核对。`,
        `  Its ${files.length} attachments did not come with it and were not checked.`,
      ]
    : [`  引用的 ${filesChecked} 个附件内容未变。`, `  Its ${filesChecked} attachments are unchanged.`];
};

/** What a person is told: Chinese and English, the first thing wrong or all that was found right. */
export const wordsOf = (verified: FileVerified, trust: Trust): string => {
  const { finding, events, checkpoint } = verified;
  if (finding) return `✗ ${finding.chinese}\n  ${finding.english}`;
  const [chinese, english] = scopeWords(verified);
  const { count, root } = checkpoint!;
  return [
    `✓ ${chinese}：${events} 条记录逐条相符；检查点 ${count} 条，根值 ${root}`,
    `  ${events} events of ${english} are as recorded; the checkpoint counts ${count} events.`,
    ...signatureWords(verified, trust),
    ...rotationWords(verified, trust),
    ...witnessWords(verified),
    ...(trust.earlier.length > 0
      ? [
          `  与此前留存的 ${trust.earlier.length} 个检查点前后相承。`,
          `  It has grown from the ${trust.earlier.length} checkpoints that were kept.`,
        ]
      : []),
    ...fileWords(verified),
  ].join('\n');
};
