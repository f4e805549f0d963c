import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanName } from './attachments.js';
import { dispositionOf } from './download-name.js';

const hash = 'ab'.repeat(32);

describe('the name that a file is handed out under', () => {
  it.each([
    ['操场 一.png', 'image/png', '__ _.png', '%E6%93%8D%E5%9C%BA%20%E4%B8%80.png'],
    ['scan.PDF', 'application/pdf', 'scan.PDF', 'scan.PDF'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG', 'photo.JPEG'],
    ['evil.bat', 'text/plain', 'evil.bat.txt', 'evil.bat.txt'],
    ['page.html', 'text/plain', 'page.html.txt', 'page.html.txt'],
    ['photo.png.exe', 'image/png', 'photo.png.exe.png', 'photo.png.exe.png'],
    ['no ending', 'application/pdf', 'no ending.pdf', 'no%20ending.pdf'],
    ['a"; filename="b.exe', 'text/plain', 'a__ filename__b.exe.txt', 'a%22%3B%20filename%3D%22b.exe.txt'],
    ["l'été (1)*.txt", 'text/plain', 'l__t_ (1)_.txt', 'l%27%C3%A9t%C3%A9%20%281%29%2A.txt'],
  ])('%j of type %s', (name, mediaType, ascii, encoded) => {
    expect(dispositionOf(name, mediaType, hash)).toBe(`attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`);
  });

  it('is the hash without one', () => {
    expect(dispositionOf(null, 'image/webp', hash)).toContain(`filename="${hash}.webp"`);
  });

  it('always is one header line that saves, whatever a person called the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const line = dispositionOf(cleanName(typed), 'text/plain', hash);
        expect(line).toMatch(/^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/);
      }),
    );
  });
});
