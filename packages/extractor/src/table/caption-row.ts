import type { FlowLine } from '../document/flow.ts';
import { isBodyName, isPreambleLine, readPreambleLine, type Preamble } from './preamble.ts';
import { compactBody } from './printed-text.ts';

/** What a line above a table says about it, by its own words or as the bare name of a body beside the unit. */
export function readCaptionLine(line: FlowLine, around: readonly FlowLine[]): Preamble {
  return isBareBody(line, around) ? { compiledBy: compactBody(line.text) } : readPreambleLine(line.text);
}

/** Whether a line is the name of a body alone, in one row with 单位：万元, as workbooks print it. */
export function isBareBody(line: FlowLine, around: readonly FlowLine[]): boolean {
  if (!isBodyName(line.text) || isPreambleLine(readPreambleLine(line.text))) return false;
  return around.some(
    (other) => other !== line && standsBeside(line, other) && readPreambleLine(other.text).unitPrinted !== undefined,
  );
}

/** Whether two lines share most of their height. */
function standsBeside(line: FlowLine, other: FlowLine): boolean {
  const [one, two] = [line.place.box, other.place.box];
  if (one === null || two === null || line.place.page !== other.place.page) return false;
  const shared = Math.min(one.y1, two.y1) - Math.max(one.y0, two.y0);
  return shared * 2 > Math.min(one.y1 - one.y0, two.y1 - two.y0);
}
