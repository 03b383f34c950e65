import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

const MONEY = String.raw`(\d[\d,]*(?:\.\d+)?)(万元|元)`;
const TOTAL = new RegExp(String.raw`政府采购金额[^,。;]{0,14}?为${MONEY}[,。]`, 'u');
/** 在面向中小企业预留的…项目中, …, 采购金额X万元: what small enterprises won of what was kept for them, and of the rest. */
const KEPT = new RegExp(String.raw`在面向中小企业预留的?[^。;]{0,16}项目中[^。;]{0,40}?采购金额${MONEY}`, 'u');
const OTHER = new RegExp(String.raw`在其他政府采购项目中[^。;]{0,40}?采购金额${MONEY}`, 'u');
/** The sentences stand in one section, some paragraphs apart. */
const FURTHER = 6;

const centsOf = (printed: string): number => Math.round(Number(printed.replaceAll(',', '')) * 100);

/** What small enterprises won, of contracts kept for them and of others, is no more than all that was bought (FN-310). */
export function findWonContracts(document: PrintedDocument): readonly Finding[] {
  const bodies = document.paragraphs.filter(({ role }) => role === 'body' || role === 'heading');
  const plain = bodies.map(({ text }) => toPlainText(text));
  const index = bodies.findIndex((_, at) => /政府采购金额/u.test(plain[at] ?? ''));
  if (index < 0) return [];
  const section = plain.slice(index, index + FURTHER).join('');
  const total = TOTAL.exec(section);
  const kept = KEPT.exec(section);
  const other = OTHER.exec(section);
  if (total === null || kept === null || other === null) return [];
  const units = new Set([total[2], kept[2], other[2]]);
  const [whole = '', first = '', second = ''] = [total[1], kept[1], other[1]];
  const sum = centsOf(first) + centsOf(second);
  // One cent more is rounding.
  if (units.size > 1 || sum <= centsOf(whole) + 1) return [];
  const unit = total[2] ?? '';
  return [
    {
      code: 'text.part_counts',
      severity: 'warning',
      cause: 'document',
      at: firstPlace(bodies[index]?.places ?? []),
      subject: '政府采购金额',
      printed: `${whole} ${unit}`,
      parts: [first, second],
      total: `${(sum / 100).toFixed(2)} ${unit}`,
    },
  ];
}
