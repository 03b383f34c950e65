import type { BilingualText } from './bilingual-text.ts';

/** What is said of a page that was recognised from its picture. */
export interface RecognitionFindingParameters {
  readonly code: 'page.recognised';
  /** Why the text of the file was not used. */
  readonly reason: 'no_text' | 'no_unicode' | 'garbage' | 'picture' | 'forced';
  readonly engine: 'pp' | 'tesseract';
  readonly characters: number;
  /** Mean confidence of the characters, 0.00…1.00. */
  readonly confidence: string;
  /** Degrees by which the print was found turned clockwise from upright. */
  readonly turn: 0 | 90 | 180 | 270;
}

const REASON: Record<RecognitionFindingParameters['reason'], BilingualText> = {
  no_text: { zh: '页面没有文字层', en: 'the page has no text layer' },
  no_unicode: { zh: '字体没有可用的字符编码', en: 'its fonts do not say which characters they draw' },
  garbage: { zh: '文字层是乱码', en: 'its text layer is garbage' },
  picture: { zh: '页面上的图片含有表格', en: 'a picture on the page holds a table' },
  forced: { zh: '按选项要求', en: 'as the options ask' },
};

export function describeRecognitionFinding(finding: RecognitionFindingParameters): BilingualText {
  const { characters, confidence, turn } = finding;
  const reason = REASON[finding.reason];
  const turned = turn === 0 ? { zh: '', en: '' } : { zh: `，页面转了 ${turn}°`, en: `, turned by ${turn}°` };
  if (characters === 0)
    return {
      zh: `本页的图像中没有找到文字（${reason.zh}）。`,
      en: `No print was found in the picture of this page (${reason.en}).`,
    };
  return {
    zh: `本页文字由图像识别得到（${reason.zh}${turned.zh}）：${characters} 个字符，平均置信度 ${confidence}。`,
    en: `This page was read by recognition (${reason.en}${turned.en}): ${characters} characters, mean confidence ${confidence}.`,
  };
}
