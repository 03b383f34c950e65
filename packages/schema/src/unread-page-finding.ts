import type { BilingualText } from './bilingual-text.ts';

/** Why the picture of a page, or a picture on it, was given up. */
export type GivenUpReason = 'illegible' | 'too_many_lines' | 'not_drawn' | 'over_time' | 'over_memory' | 'crashed';

interface UnreadParameters {
  /** Of a picture that was given up: mean confidence of what was recognised until then, 0…1, two decimals. */
  readonly confidence?: string;
  /** The limit that it went over, with its unit. */
  readonly limit?: string;
  /** What broke, in the words of the program that did. */
  readonly detail?: string;
}

/** A page of which nothing was used. */
export interface UnreadPage extends UnreadParameters {
  readonly code: 'page.unreadable';
  readonly reason: GivenUpReason | 'no_text' | 'no_unicode' | 'garbage' | 'damaged';
}

/** A picture on a page of text of which nothing was used. */
export interface UnreadPicture extends UnreadParameters {
  readonly code: 'picture.unread';
  readonly reason: GivenUpReason | 'off' | 'no_table';
}

const REASON: Record<UnreadPage['reason'] | UnreadPicture['reason'], BilingualText> = {
  no_text: {
    zh: '页面没有文字层（可能是扫描件），也没有做图像识别；去掉 --ocr off 即可识别',
    en: 'the page has no text layer (it may be a scan) and was not recognised; without --ocr off it is',
  },
  no_unicode: {
    zh: '字体没有可用的字符编码，也没有做图像识别；去掉 --ocr off 即可识别',
    en: 'its fonts do not say which characters they draw, and it was not recognised; without --ocr off it is',
  },
  garbage: {
    zh: '文字层是乱码，也没有做图像识别；去掉 --ocr off 即可识别',
    en: 'its text layer is garbage, and it was not recognised; without --ocr off it is',
  },
  damaged: { zh: '页面数据已损坏', en: 'its data is damaged' },
  off: { zh: '按选项不做图像识别；其中可能有表', en: 'the options ask for no recognition; it may hold a table' },
  no_table: {
    zh: '其中有数字，但没有表格线，没有采用识别结果',
    en: 'it shows digits but no rules of a table; what was recognised was not used',
  },
  illegible: { zh: '图像过于模糊，没有采用任何识别结果', en: 'it is too poor; nothing that was recognised was used' },
  too_many_lines: {
    zh: '图像中的文字行数超出限度，为限制耗时未予识别',
    en: 'it shows more lines of text than are recognised, to limit the time of a page',
  },
  not_drawn: { zh: '页面无法绘制成图像；请核对原文件', en: 'the page cannot be drawn; look at the file' },
  over_time: {
    zh: '识别耗时超出限度，已放弃；可用 --ocr-seconds 放宽',
    en: 'recognising it took longer than it may; --ocr-seconds allows more',
  },
  over_memory: {
    zh: '识别所需内存超出限度，已放弃；可用 --ocr-megabytes 放宽',
    en: 'recognising it took more memory than it may; --ocr-megabytes allows more',
  },
  crashed: {
    zh: '识别进程两次意外结束；请核对该页，并报告此问题',
    en: 'the process that recognised it ended twice unexpectedly; look at the page, and report this',
  },
};

/** One plain sentence in each language. */
export function describeUnreadFinding(finding: UnreadPage | UnreadPicture): BilingualText {
  const { code, reason, confidence, limit, detail } = finding;
  const why = REASON[reason];
  const more = {
    zh: [confidence && `平均置信度 ${confidence}`, limit && `限度 ${limit}`, detail].filter(Boolean).join('；'),
    en: [confidence && `mean confidence ${confidence}`, limit && `limit ${limit}`, detail].filter(Boolean).join('; '),
  };
  const subject =
    code === 'page.unreadable'
      ? { zh: '本页未能读取', en: 'This page could not be read' }
      : { zh: '页面上的这张图片没有读取', en: 'This picture on the page was not read' };
  return {
    zh: `${subject.zh}：${why.zh}${more.zh === '' ? '' : `（${more.zh}）`}。`,
    en: `${subject.en}: ${why.en}${more.en === '' ? '' : ` (${more.en})`}.`,
  };
}
