import { describe, expect, test } from 'vitest';
import { COVER, factsOf, normalize, normalizePrinted } from './normalize-sketch.ts';
import { printedDocument, type TableSketch } from './printed-builder.ts';

const oneNumber = (sketch: TableSketch): TableSketch => ({
  title: '支出决算表',
  values: [['行政运行', '2101501', '基本支出', '1.5']],
  ...sketch,
});

describe('units', () => {
  test('each table has its own', () => {
    const { facts } = normalize({
      lines: COVER.final,
      tables: [oneNumber({ unit: '元' }), oneNumber({ unit: '万元' })],
    }).value;
    expect(facts.map((fact) => [fact.amountYuan, fact.unitPrinted])).toEqual([
      ['1.5', '元'],
      ['15000', '万元'],
    ]);
  });

  test('the header can print it', () => {
    const [fact] = factsOf('final', oneNumber({ values: [['行政运行', '2101501', '基本支出（千元）', '1.5']] }));
    expect(fact).toMatchObject({ amountYuan: '1500', unitPrinted: '千元' });
  });

  test('a note under the table can print it', () => {
    const document = printedDocument({ lines: COVER.final, tables: [oneNumber({})] });
    const [table] = document.tables;
    const noted = {
      ...document,
      tables: table === undefined ? [] : [{ ...table, notes: ['注：本表以“万元”为金额单位。'] }],
    };
    expect(normalizePrinted(noted).value.facts[0]).toMatchObject({ amountYuan: '15000', unitPrinted: '万元' });
  });

  test.for([
    { case: 'right below the first', top: 300, between: [], yuan: '15000', finding: 'table.unit_from_above' },
    { case: 'with words between', top: 300, between: ['说明'], yuan: null, finding: 'table.unit_missing' },
    { case: 'above the first', top: 10, between: [], yuan: null, finding: 'table.unit_missing' },
  ])('a second table under one title, $case', ({ top, between, yuan, finding }) => {
    const at = (y0: number) => ({ page: 1, box: { x0: 50, y0, x1: 500, y1: y0 + 100 } });
    const document = printedDocument({
      lines: [...COVER.final, ...between],
      tables: [
        oneNumber({ unit: '万元' }),
        oneNumber({
          title: '',
          values: [
            ['基本工资', '30101', '人员经费', '1.5'],
            ['人员经费合计', '', '公用经费', ''],
          ],
        }),
      ],
    });
    const placed = {
      ...document,
      paragraphs: document.paragraphs.map((paragraph, index) => ({
        ...paragraph,
        places: [at(paragraph.text === '说明' ? 250 : 5 + index)],
      })),
      tables: document.tables.map((table, index) => ({ ...table, parts: [at(index === 0 ? 100 : top)] })),
    };
    const { value, findings } = normalizePrinted(placed);
    expect(value.facts.find((fact) => fact.code === '30101')).toMatchObject({ amountYuan: yuan });
    expect(findings.map(({ code }) => code)).toContain(finding);
  });

  test('without one nothing is converted, and a finding says so', () => {
    const { value, findings } = normalize({ lines: COVER.final, tables: [oneNumber({})] });
    expect(value.facts[0]).toMatchObject({ amountYuan: null, nullKind: null, valuePrinted: '1.5', unitPrinted: null });
    expect(findings.filter((finding) => finding.code === 'table.unit_missing')).toHaveLength(1);
  });
});
