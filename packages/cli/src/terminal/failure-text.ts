import { isUserError, type UserError } from '@mingzhang/schema';
import type { Io, TextStream } from '../io.ts';
import type { Language } from '../language.ts';
import { toPrintable } from './text-width.ts';

interface Wording {
  readonly message: string;
  readonly hint: string;
}

/** Errors carry English; here is their Chinese by code. A code that is missing here is shown in English. */
const CHINESE: Readonly<Record<string, Wording>> = {
  'file.empty': { message: '文件是空的（0 字节）', hint: '请重新下载' },
  'file.not_pdf': { message: '文件名是 .pdf，内容却不是 PDF', hint: '请用浏览器打开看看，再下载真正的 PDF' },
  'file.unsupported': { message: '不支持这种文件', hint: '支持 .pdf、.txt、.md' },
  'file.unreadable': { message: '文件打不开', hint: '请检查读取权限' },
  'file.changed': { message: '文件在读取时被改动', hint: '请再运行一次' },
  'pdf.encrypted': { message: 'PDF 已加密', hint: '请用 --password 给出密码' },
  'pdf.password_wrong': { message: 'PDF 的密码不对', hint: '请检查 --password' },
  'pdf.damaged': { message: 'PDF 已损坏或不完整', hint: '请重新下载' },
  'file.too_large': { message: '文件太大', hint: '请拆分' },
  'path.not_file': { message: '不是普通文件', hint: '请先存成文件' },
  'path.missing': { message: '没有这个文件或文件夹', hint: '请检查路径' },
  'folder.empty': { message: '文件夹里没有可读的文件', hint: '支持 .pdf、.txt、.md' },
  'pages.unreadable': { message: '没有一页能读取', hint: 'findings 里有各页的原因；扫描件请去掉 --ocr off' },
  'out.not_folder': { message: '不是文件夹', hint: '请换一个文件夹' },
  'out.occupied': {
    message: '里面有与输出同名的文件（documents.csv 等或 run.json），不是本程序写的',
    hint: '请换一个 --out，或先移走该文件',
  },
  'out.busy': { message: '另一次运行正在写它', hint: '请等它结束，或换一个 --out' },
  'out.unwritable': { message: '无法写入', hint: '请检查权限和磁盘空间' },
  'page.missing': { message: '没有这一页', hint: '请检查 --page' },
  'dataset.missing': {
    message: '文件夹里没有 mingzhang.duckdb',
    hint: '请用 --in 给出一次运行的输出；运行时 --files 须包含 duckdb',
  },
  'cite.missing': { message: '没有这个标识的事实或单元格', hint: '请检查 --in' },
  'cite.id': { message: '不是标识', hint: '请给出 fact_id 或 cell_id，或其开头至少 6 位' },
  'cite.ambiguous': { message: '有几个标识以此开头', hint: '请多写几位' },
  'draw.no_pages': { message: '这种格式没有页面可画', hint: '去掉 --draw：文字里有同样的表' },
  'draw.one_file': { message: '一张图放不下多页', hint: '请给出文件夹，或用 --page 选一页' },
  'draw.unwritable': { message: '图片无法写入', hint: '请检查路径、权限和磁盘空间' },
  'draw.damaged': { message: '没有一页能画出来，文件不完整', hint: '请重新下载' },
};

function wordsOf(error: UserError, language: Language): Wording {
  const chinese = language === 'zh' ? (error.chinese ?? CHINESE[error.code]) : undefined;
  return chinese ?? { message: error.message, hint: error.hint };
}

/** The first line of an unknown error: what went wrong, without the stack. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message || error.name : String(error)).split('\n', 1)[0] ?? '';
}

/**
 * One line: `error[code]: subject: message. hint: …` for what the user can mend, `bug: …` for the rest.
 * `error[code]` and `hint` are the same words in both languages, so that scripts can look for them.
 */
export function describeFailure(error: unknown, language: Language, subject?: string): string {
  const about = subject === undefined ? '' : `${subject}: `;
  const stop = language === 'zh' ? '。' : '. ';
  if (isUserError(error)) {
    const { message, hint } = wordsOf(error, language);
    return toPrintable(`error[${error.code}]: ${about}${message.replace(/[.。]$/, '')}${stop}hint: ${hint}`);
  }
  const hint = language === 'zh' ? '请用 --debug 再运行一次，并报告这个错误' : 'run again with --debug and report it';
  return toPrintable(`bug: ${about}${firstLine(error)}${stop}hint: ${hint}`);
}

/** The line with its first word in red, where the stream is a terminal that may show colours. */
export function paintFailure(line: string, stream: TextStream, env: Io['env']): string {
  const colours = stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return colours ? line.replace(/^(error\[[^\]]*\]|bug)/, '\u001B[31m$1\u001B[39m') : line;
}

/** Stack of an error with those of its causes. */
export function describeStack(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describeStack(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
