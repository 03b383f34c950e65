import { isUserError } from '@mingzhang/schema';
import { describe, expect, test } from 'vitest';
import { detectFormat } from './detect.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function failureOf(bytes: Uint8Array, fileName: string): { code: string; message: string; hint: string } {
  try {
    detectFormat(bytes, fileName);
  } catch (error) {
    if (isUserError(error)) return { code: error.code, message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('nothing was wrong');
}

describe('formats by content and name', () => {
  test.for([
    { what: 'PDF', name: 'a.pdf', bytes: encode('%PDF-1.4\n'), format: 'pdf' },
    { what: 'PDF under another name', name: 'a.txt', bytes: encode('%PDF-1.7\n'), format: 'pdf' },
    { what: 'PDF after some rubbish', name: 'a.PDF', bytes: encode('\r\n\r\nHTTP\r\n%PDF-1.4\n'), format: 'pdf' },
    { what: 'PDF without its first line', name: 'a.pdf', bytes: encode('1 0 obj\n<<>>\nendobj\n'), format: 'pdf' },
    { what: 'UTF-8 text', name: '决算.txt', bytes: encode('收入'), format: 'text' },
    { what: 'UTF-16 text', name: 'a.txt', bytes: Uint8Array.of(0xff, 0xfe, 0x41, 0), format: 'text' },
    { what: 'GB 18030 text', name: 'a.txt', bytes: Uint8Array.of(0xca, 0xd5, 0xc8, 0xeb), format: 'text' },
    { what: 'Markdown', name: 'a.MD', bytes: encode('# 收入'), format: 'markdown' },
  ])('$what', ({ name, bytes, format }) => {
    expect(detectFormat(bytes, name)).toBe(format);
  });
});

describe('files that are refused', () => {
  test.for([
    { what: 'empty', name: 'a.pdf', bytes: new Uint8Array(0), code: 'file.empty', says: '0 bytes' },
    {
      what: 'a page saved as PDF',
      name: 'a.pdf',
      bytes: encode('\n<!DOCTYPE html><html>'),
      code: 'file.not_pdf',
      says: 'HTML',
    },
    { what: 'a DOCX named PDF', name: 'a.pdf', bytes: encode('PK\x03\x04....'), code: 'file.not_pdf', says: 'ZIP' },
    { what: 'text named PDF', name: 'a.pdf', bytes: encode('收入决算表'), code: 'file.not_pdf', says: 'plain text' },
    { what: 'rubbish named PDF', name: 'a.pdf', bytes: Uint8Array.of(1, 0, 2), code: 'file.not_pdf', says: 'binary' },
    { what: 'a workbook', name: 'a.xlsx', bytes: encode('PK\x03\x04'), code: 'file.unsupported', says: '.xlsx' },
    { what: 'no ending', name: 'README', bytes: encode('x'), code: 'file.unsupported', says: 'without an ending' },
    {
      what: 'a picture named text',
      name: 'a.txt',
      bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0),
      code: 'file.unsupported',
      says: 'JPEG',
    },
  ])('$what', ({ name, bytes, code, says }) => {
    const failure = failureOf(bytes, name);
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(says);
    expect(failure.hint).not.toBe('');
    if (code === 'file.unsupported') expect(failure.hint).toContain('.pdf, .txt, .md');
  });
});
