import {
  UserError,
  type CellRecord,
  type DocumentRecord,
  type FindingRecord,
  type PrintedDocument,
} from '@mingzhang/schema';
import type { Stages } from '../src/pipeline/stages.ts';

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * Stages that read the words of a small text: `damaged`, `encrypted`, `bug` fail in that way, `page` is one page,
 * `unread` is a page that cannot be read, any number is one cell of one table.
 */
export function makeStages(changes: Partial<Stages> = {}): Stages {
  return {
    readVocabulary: () => Promise.resolve({ codes: [], tableKinds: [], headerRoles: [], attestedPairs: [] } as never),
    detectFormat(bytes, fileName) {
      if (bytes.length === 0) throw new UserError('file.empty', 'the file is empty', { hint: 'download it again' });
      if (fileName.endsWith('.pdf') && !textOf(bytes).startsWith('%PDF'))
        throw new UserError('file.not_pdf', 'the file is no PDF', { hint: 'look at it in a browser' });
      if (!/\.(pdf|txt|md)$/.test(fileName))
        throw new UserError('file.unsupported', 'files of this kind are not supported', {
          hint: 'use .pdf, .txt or .md',
        });
      return fileName.endsWith('.pdf') ? 'pdf' : 'text';
    },
    openRecognition: ({ mode }) =>
      Promise.resolve({ mode, openReader: () => Promise.reject(new Error('nothing to recognise')), close: () => {} }),
    async extractDocument(bytes, { documentId, format, password, onPage }) {
      const words = textOf(bytes)
        .split(/\s+/)
        .filter((word) => word !== '');
      // Small documents end first, so that the order of ending differs from the order of starting.
      for (let turn = 0; turn < words.length; turn += 1) await Promise.resolve();
      if (words.includes('damaged'))
        throw new UserError('pdf.damaged', 'the PDF is damaged', { hint: 'download it again' });
      if (words.includes('encrypted') && password !== 'secret')
        throw password === undefined
          ? new UserError('pdf.encrypted', 'the PDF is encrypted', { hint: 'pass --password' })
          : new UserError('pdf.password_wrong', 'the password is wrong', { hint: 'check --password' });
      if (words.includes('bug')) throw new TypeError('a broken invariant\nsecond line');
      const pages = words.filter((word) => word === 'page' || word === 'unread');
      pages.forEach((_, index) => onPage?.(index + 1, pages.length));
      const document: PrintedDocument = {
        documentId,
        mediaType: format === 'pdf' ? 'application/pdf' : 'text/plain',
        pages: pages.map((word, index) => ({
          number: index + 1,
          width: 595,
          height: 842,
          rotation: 0,
          trust: word === 'page' ? 'trusted' : 'no_text',
        })),
        sections: [
          {
            index: 0,
            level: 1,
            heading: '第一部分 概况',
            parentIndex: null,
            place: { page: pages.length > 0 ? 1 : null, box: null },
          },
          {
            index: 1,
            level: 2,
            heading: '一、主要职能',
            parentIndex: 0,
            place: { page: pages.length > 0 ? 1 : null, box: null },
          },
        ],
        paragraphs: [],
        tables: [
          tableOf(
            words.filter((word) => /^-?[\d.]+$/.test(word)),
            pages.length > 0 ? 1 : null,
          ),
        ],
      };
      return {
        value: document,
        findings: pages.flatMap((word, index) =>
          word === 'page'
            ? []
            : [
                {
                  code: 'page.unreadable',
                  severity: 'error',
                  cause: 'reading',
                  at: { page: index + 1, box: null },
                  reason: 'no_text',
                } as const,
              ],
        ),
      };
    },
    normalizeDocument(printed, { sourceFile, sourceUrl }) {
      const { documentId } = printed;
      const values = printed.tables.flatMap((table) => table.values);
      const document: DocumentRecord = {
        documentId,
        sourceFile,
        sourceUrl,
        mediaType: printed.mediaType,
        pages: printed.pages.length,
        pagesScanned: 0,
        title: null,
        agency: '西安市莲湖区医疗保障局',
        agencyKind: null,
        regionCode: '610104',
        province: '陕西省',
        city: '西安市',
        county: '莲湖区',
        fiscalYear: 2023,
        documentKind: 'final_accounts',
        scope: null,
        status: 'complete',
        error: null,
      };
      const cells: CellRecord[] = values.map((value, index) => ({
        cellId: `${documentId.slice(0, 14)}${String(index).padStart(2, '0')}`,
        tableId: documentId.slice(0, 16),
        documentId,
        sourceFile,
        page: value.place.page,
        x0: null,
        y0: null,
        x1: null,
        y1: null,
        tableTitle: '收支总表',
        rowIndex: value.rowIndex,
        columnIndex: value.columnIndex,
        rowCode: value.rowCodes.join('+'),
        rowLabel: value.rowLabels.join('+'),
        columnPath: value.columnPath.join('/'),
        value: value.printed,
        method: value.method,
        confidence: 1,
      }));
      const none = { numbers: 0, without: 0 };
      const meaningShares = {
        fiscal: { numbers: cells.length, without: cells.length },
        performance: none,
        unknown: none,
      };
      return {
        value: { document, tables: [], cells, readings: [], facts: [], indicators: [], meaningShares },
        findings: [],
      };
    },
    // What is made of the files of records is tested with the real exporter, in samples.test.ts.
    writeDataset: () => Promise.resolve({ files: [], leftOut: {}, decimalsTooLong: 0 }),
    buildAuditor: () => ({
      codes: new Set(),
      audit: ({ document, facts }) => ({ facts, checks: [], findings: [], digest: { document, terms: [] } }),
      auditSeries: () => [],
    }),
    toFindingRecords: (findings, documentId) =>
      findings.map((finding): FindingRecord => ({
        findingId: documentId.slice(0, 16),
        code: finding.code,
        severity: finding.severity,
        cause: finding.cause,
        documentId,
        page: finding.at.page,
        x0: null,
        y0: null,
        x1: null,
        y1: null,
        parameters: '{}',
        suspectCell: null,
        satisfyingValue: null,
        textZh: '',
        textEn: '',
      })),
    ...changes,
  };
}

function tableOf(numbers: readonly string[], page: number | null): PrintedDocument['tables'][number] {
  return {
    index: 0,
    title: '收支总表',
    formNumber: '公开01表',
    unitPrinted: '万元',
    compiledBy: '莲湖区医疗保障局',
    notes: [],
    sectionIndex: 1,
    method: 'text',
    parts: [{ page, box: null }],
    rowCount: numbers.length + 1,
    columnCount: 2,
    cells: [],
    values: numbers.map((printed, index) => ({
      rowIndex: index + 1,
      columnIndex: 1,
      place: { page, box: null },
      blockIndex: 0,
      side: '',
      rowCodes: ['2101506'],
      rowLabels: ['医疗保障经办事务'],
      columnPath: ['支出', '决算数'],
      kind: 'number',
      printed,
      method: 'text',
      confidence: 1,
    })),
    illegible: false,
  };
}
