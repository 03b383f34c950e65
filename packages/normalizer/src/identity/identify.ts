import {
  NO_PLACE,
  type DocumentRecord,
  type Finding,
  type Outcome,
  type PrintedDocument,
  type Vocabulary,
} from '@mingzhang/schema';
import { toPlainText } from '../plain-text.ts';
import { findAgency } from './agency.ts';
import { coverParagraphs, coverTexts } from './cover.ts';
import { findDocumentKind, findScope } from './document-kind.ts';
import { findFiscalYear } from './fiscal-year.ts';
import { decideRegion } from './region.ts';
import type { RegionIndex } from './regions.ts';

export type Identity = Pick<
  DocumentRecord,
  | 'title'
  | 'agency'
  | 'agencyKind'
  | 'regionCode'
  | 'province'
  | 'city'
  | 'county'
  | 'fiscalYear'
  | 'documentKind'
  | 'scope'
>;

function findTitle(document: PrintedDocument): string | null {
  const [cover] = coverTexts(document);
  if (cover !== undefined) return cover;
  const line = coverParagraphs(document).find((text) => /预算|决算|绩效/u.test(text));
  return line ?? document.tables.find((table) => table.title !== '')?.title ?? null;
}

/** Says who discloses what for which year and place, from the document alone; its file name is no evidence. */
export function identifyDocument(
  document: PrintedDocument,
  options: { readonly vocabulary: Vocabulary; readonly regions: RegionIndex },
): Outcome<Identity> {
  const findings: Finding[] = [];
  const { agencyKinds, identityWords: words } = options.vocabulary;
  const agency = findAgency(document, words);
  if (agency === undefined)
    findings.push({ code: 'agency.unknown', severity: 'warning', cause: 'structure', at: NO_PLACE });
  const year = findFiscalYear(document, words);
  if (year.year === undefined) {
    findings.push({
      code: 'year.unknown',
      severity: 'warning',
      cause: 'structure',
      at: NO_PLACE,
      candidates: year.candidates,
    });
  }
  const documentText = toPlainText(
    [
      ...document.paragraphs.map((paragraph) => paragraph.text),
      ...document.tables.flatMap((table) => [table.title, table.compiledBy, ...table.cells.map((cell) => cell.text)]),
    ].join('|'),
  );
  const decision = decideRegion(
    [agency ?? '', ...coverParagraphs(document), ...document.tables.map((table) => table.title)],
    {
      documentText,
      index: options.regions,
    },
  );
  if (decision.region === undefined) {
    findings.push({
      code: 'region.unknown',
      severity: 'warning',
      cause: 'structure',
      at: NO_PLACE,
      printed: decision.printed,
      candidates: decision.candidates,
    });
  }
  const kind = agencyKinds.find((entry) => agency !== undefined && entry.pattern.test(agency));
  return {
    value: {
      title: findTitle(document),
      agency: agency ?? null,
      agencyKind: kind?.kind ?? null,
      regionCode: decision.region?.code ?? null,
      province: decision.region?.province ?? null,
      city: decision.region?.city ?? null,
      county: decision.region?.county ?? null,
      fiscalYear: year.year ?? null,
      documentKind: findDocumentKind(document, words),
      scope: findScope(document),
    },
    findings,
  };
}
