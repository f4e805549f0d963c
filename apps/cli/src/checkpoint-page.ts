import { encode } from 'uqr';
import { zone } from '@app/domain/kernel';
import type { KeptCheckpoint } from '@app/runtime/proofs';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!);

const moment = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeStyle: 'short', timeZone: zone });

/** Modules of white around a code, as the standard asks for. */
const quiet = 4;

/** The code as an SVG of one path; a fold or a stain over a seventh of it does no harm (correction level M). */
const drawn = (text: string): string => {
  const { data, size } = encode(text, { ecc: 'M', border: quiet });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x},${y}h1v1h-1z`] : [])));
  return `<svg viewBox="0 0 ${size} ${size}" role="img" aria-label="检查点的二维码"><path d="${squares.join('')}" /></svg>`;
};

/** A checkpoint with the first of its signatures, the log's own: those of many witnesses would not go into a code. */
const ownPart = (note: string): string => {
  const end = note.lastIndexOf('\n\n') + 2;
  const [first = ''] = note.slice(end).split('\n');
  return `${note.slice(0, end)}${first === '' ? '' : `${first}\n`}`;
};

/**
 * A checkpoint on one printed page, for a file of paper: its text, and the same (with the log's own signature) in a QR
 * code, so that whoever keeps the paper can compare the log with it years later without typing. Nothing in it is loaded
 * from elsewhere.
 */
export const checkpointPage = ({ count, root, madeAt, verifier, note }: KeptCheckpoint): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>检查点 ${count} 条</title>
    <style>
      body { max-width: 180mm; margin: 15mm auto; font: 11pt/1.6 serif; color: #000; background: #fff; }
      dt { font-weight: bold; }
      dd, pre { margin: 0 0 3mm; overflow-wrap: anywhere; white-space: pre-wrap; font: 9pt/1.5 monospace; }
      svg { display: block; width: 80mm; height: 80mm; margin: 5mm 0; }
      @media print { body { margin: 0 auto; } }
    </style>
  </head>
  <body>
    <h1>日志检查点</h1>
    <dl>
      <dt>签署时间</dt>
      <dd>${moment.format(new Date(madeAt))}（北京时间）</dd>
      <dt>记录条数</dt>
      <dd>${count}</dd>
      <dt>根值</dt>
      <dd>${escaped(root)}</dd>
      <dt>公钥</dt>
      <dd>${verifier === null ? '没有签名' : escaped(verifier)}</dd>
    </dl>
    <p>请盖章后留存。日后用手机扫出下面的文字，存成文本文件，交给 hengjian verify --earlier，即可核对日志有没有被改写。</p>
    ${drawn(ownPart(note))}
    <pre>${escaped(note)}</pre>
  </body>
</html>
`;
