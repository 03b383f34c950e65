import type { GridCell } from '@mingzhang/schema';

/** Whether the edge of the cell or of the page hides part of its text. */
export const isCutOff = ({ method, confidence, text }: GridCell): boolean =>
  method === 'text' && confidence === 0 && text !== '';
