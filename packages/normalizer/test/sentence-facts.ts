import type { Vocabulary } from '@mingzhang/schema';
import { normalizeDocument } from '../src/index.ts';
import { printedDocument } from './printed-builder.ts';

const COVERS = {
  final: ['绍兴市越城区医疗保障局', '2023年度部门决算', ''],
  budget: ['绍兴市越城区医疗保障局', '2024年部门预算', ''],
} as const;

/** The facts of one sentence under a heading, each as `printed measure fund phase code`. */
export function readSentenceFacts(
  { stage, heading, sentence }: { readonly stage: string; readonly heading: string; readonly sentence: string },
  vocabulary: Vocabulary,
): readonly string[] {
  const cover = stage === 'budget' ? COVERS.budget : COVERS.final;
  const document = printedDocument({ lines: [...cover, `一、${heading}`, sentence] });
  const last = document.paragraphs.length - 1;
  const paragraphs = document.paragraphs.map((paragraph, index) =>
    index === last ? { ...paragraph, role: 'body' as const, sectionIndex: document.sections.length - 1 } : paragraph,
  );
  const { facts } = normalizeDocument(
    { ...document, paragraphs },
    { vocabulary, sourceFile: 'a.txt', sourceUrl: null },
  ).value;
  return facts.map((fact) =>
    [fact.valuePrinted, fact.measure, fact.fund, fact.phase, fact.code ?? fact.project]
      .map((part) => part ?? '·')
      .join(' '),
  );
}
