import { UserError } from '@mingzhang/schema';

const supportedEndings = ['.pdf', '.txt', '.md'] as const;

/** Readers accept a PDF whose header stands within this many bytes (ISO 32000-1, note 13 of annex H). */
const headerWithin = 1024;

/** How files begin that are often met under the wrong name. */
const beginnings: ReadonlyArray<readonly [pattern: RegExp, looksLike: string]> = [
  [/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|script)/i, 'a web page (HTML)'],
  [/^\s*<\?xml/, 'an XML file'],
  [/^PK\x03\x04/, 'a ZIP archive (DOCX, XLSX, OFD and ZIP begin like this)'],
  [/^\xd0\xcf\x11\xe0/, 'an old Office file (DOC, XLS)'],
  [/^Rar!/, 'a RAR archive'],
  [/^7z\xbc\xaf/, 'a 7z archive'],
  [/^\x1f\x8b/, 'a gzip archive'],
  [/^\xff\xd8\xff/, 'a JPEG picture'],
  [/^\x89PNG/, 'a PNG picture'],
  [/^(?:II\*\0|MM\0\*)/, 'a TIFF picture'],
  [/^GIF8/, 'a GIF picture'],
  [/^\{\\rtf/, 'an RTF document'],
  [/^\s*[[{]/, 'a JSON file'],
];

/**
 * The format of a file, by its content first and its name second: a PDF is one under any name.
 * Throws `UserError` 'file.empty', 'file.not_pdf' (named .pdf, is something else) or
 * 'file.unsupported'. Text may be UTF-8, UTF-16 with a byte order mark, or GB 18030.
 */
export function detectFormat(bytes: Uint8Array, fileName: string): 'pdf' | 'text' | 'markdown' {
  if (bytes.length === 0) {
    throw new UserError('file.empty', 'the file is empty (0 bytes)', { hint: 'download the file again' });
  }
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, headerWithin));
  if (head.includes('%PDF-')) return 'pdf';
  const ending = /\.[^./\\]+$/.exec(fileName)?.[0].toLowerCase() ?? '';
  if (ending === '.pdf') {
    // A file that lost its first line may still be mended by the PDF reader.
    if (/\d+\s+\d+\s+obj\b/.test(head)) return 'pdf';
    throw new UserError('file.not_pdf', `the file is named .pdf but looks like ${describeContent(head)}`, {
      hint: 'open it to see what was downloaded, and download the PDF itself',
    });
  }
  if (ending === '.md' || ending === '.markdown') return requireText(head, 'markdown');
  if (ending === '.txt') return requireText(head, 'text');
  throw unsupported(ending === '' ? 'files without an ending are not read' : `${ending} files are not read`);
}

function requireText<T>(head: string, format: T): T {
  if (!isText(head)) throw unsupported(`the file is named as text but looks like ${describeContent(head)}`);
  return format;
}

function unsupported(message: string): UserError {
  return new UserError('file.unsupported', message, { hint: `supported are ${supportedEndings.join(', ')}` });
}

function describeContent(head: string): string {
  const known = beginnings.find(([pattern]) => pattern.test(head));
  if (known !== undefined) return known[1];
  return isText(head) ? 'plain text' : 'binary data';
}

/** No text holds NUL bytes, but for UTF-16, which is recognised by its mark. */
function isText(head: string): boolean {
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return true;
  return (
    !head.includes('\0') && !/^(?:PK\x03\x04|\xd0\xcf\x11\xe0|Rar!|7z\xbc\xaf|\x1f\x8b|\xff\xd8\xff|\x89PNG)/.test(head)
  );
}
