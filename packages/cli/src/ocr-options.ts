import { Option } from 'commander';
import type { Language } from './language.ts';
import { parseChoice, parseCount } from './option-value.ts';
import type { OcrChoice } from './pipeline/stages.ts';
import { translator } from './usual-options.ts';

/** What the options about recognition say, as commander gives them. */
export interface OcrOptionValues {
  readonly ocr: OcrChoice['mode'] | 'off';
  readonly ocrEngine: OcrChoice['engine'];
  readonly ocrJobs?: number;
  readonly ocrSeconds: number;
  readonly ocrMegabytes: number;
}

/** Fifteen times what a dense page takes. */
const SECONDS = 60;
/** Twice what a large page takes. */
const MEGABYTES = 1500;

/** The options about recognition, on every verb that reads documents. */
export function ocrOptions(language: Language): readonly Option[] {
  const t = translator(language);
  const count = (flag: readonly [string, string], what: readonly [string, string]): Option =>
    new Option(t(...flag), t(...what)).argParser(parseCount);
  return [
    new Option(
      '--ocr <off|auto|force>',
      t(
        '图像识别：auto 只识别没有可用文字的页面和图片中的表，force 识别所有页面（默认 auto）',
        'recognition: auto for pages without usable text and tables in pictures, force for all pages (default: auto)',
      ),
    )
      .argParser(parseChoice(['off', 'auto', 'force']))
      .default('auto'),
    new Option('--ocr-engine <pp|tesseract>', t('用哪个识别引擎（默认 pp）', 'which engine recognises (default: pp)'))
      .argParser(parseChoice(['pp', 'tesseract']))
      .default('pp'),
    count(
      ['--ocr-jobs <数目>', '--ocr-jobs <n>'],
      [
        '同时识别几页（默认每核一页，以内存够用为限）',
        'pages recognised at once (default: one for each core, as far as there is memory)',
      ],
    ),
    count(
      ['--ocr-seconds <秒>', '--ocr-seconds <n>'],
      [
        `一页最多用多少秒 CPU 时间，超出即放弃该页（默认 ${SECONDS}）`,
        `CPU seconds that one page may take before it is given up (default: ${SECONDS})`,
      ],
    ).default(SECONDS),
    count(
      ['--ocr-megabytes <兆>', '--ocr-megabytes <n>'],
      [
        `识别一页最多用多少兆内存，超出即放弃该页（默认 ${MEGABYTES}）`,
        `memory that recognising one page may take before it is given up (default: ${MEGABYTES})`,
      ],
    ).default(MEGABYTES),
  ];
}

/** What the options ask for; undefined where recognition is off. */
export function chooseOcr(options: OcrOptionValues): OcrChoice | undefined {
  const { ocr: mode, ocrEngine: engine, ocrJobs: jobs, ocrSeconds: seconds, ocrMegabytes: megabytes } = options;
  return mode === 'off' ? undefined : { mode, engine, seconds, megabytes, ...(jobs === undefined ? {} : { jobs }) };
}

/** The same in words, for the record of a run: only what may change what comes out. */
export function describeOcr(options: OcrOptionValues): string {
  const { ocr, ocrEngine, ocrSeconds, ocrMegabytes } = options;
  return ocr === 'off' ? 'off' : `${ocr} ${ocrEngine}, at most ${ocrSeconds} CPU seconds and ${ocrMegabytes} MB a page`;
}
