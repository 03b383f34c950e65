/**
 * What a sample is made of: one definition, from which the printed file, its twin in text and the
 * expected cells are all made. What a number means (code, labels, path) is said by the definition,
 * never read back from the header that is printed.
 */

/** What a cell is for. Only cells of role `value` whose whole text is a number are expected. */
export type Role = 'head' | 'code' | 'codePart' | 'codeLabel' | 'label' | 'index' | 'value' | 'text';

export type Align = 'left' | 'center' | 'right';

/** A label of a row; `carried` when it is merged over rows and starts in a row above. */
export interface Label {
  readonly text: string;
  readonly carried: boolean;
}

/** What a printed number means. */
export interface Truth {
  readonly codes: readonly string[];
  readonly labels: readonly Label[];
  readonly path: string;
  /** The number, where it is only a part of the cell's text (`label：number` in one cell). */
  readonly value?: string;
}

/** One cell, standing in the row in which it starts. */
export interface Cell {
  readonly text: string;
  readonly role: Role;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly align: Align;
  readonly bold: boolean;
  readonly truth: Truth | undefined;
}

/** One printed row; `cells` are those that start in it, from left to right. */
export interface Row {
  readonly kind: 'head' | 'index' | 'body' | 'text';
  readonly cells: readonly Cell[];
  /** The row shall not be kept together at a page break. */
  readonly splits: boolean;
}

/** How the lines above a table are arranged. */
export interface Caption {
  readonly title: string;
  /** 公开01表, 表10: a line of its own. */
  readonly formNumber?: string;
  /** Where the form number stands: left or right, above or below the title. */
  readonly formPlace?: 'above-left' | 'above-right' | 'below-right';
  /** `编制部门：…`, `单位名称：…` with its word. */
  readonly compiledBy?: string;
  /** `单位：万元` with its word. */
  readonly unit?: string;
  /** A line below the title, such as `（2023年度）`. */
  readonly subtitle?: string;
}

export interface Table extends Caption {
  readonly kind: 'table';
  /** Relative widths of the columns. */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  readonly style: TableStyle;
}

/** How a table is printed. */
export interface TableStyle {
  /**
   * Starts a new page, and of which kind; undefined: goes on where the last block ended.
   * `turned` is landscape printed sideways on portrait paper, shown upright by /Rotate; a browser alone prints it.
   */
  readonly page?: 'portrait' | 'landscape' | 'a3-landscape' | 'turned';
  /** Header rows are printed again on every page. */
  readonly repeatHeader?: boolean;
  /** No ruling above the first row of a continued page. */
  readonly openTop?: boolean;
  /** Size of the type in points. */
  readonly sizePt?: number;
  /** Least height of a row in millimetres. */
  readonly rowMm?: number;
  /** Width of the table as a share of the text's width. */
  readonly share?: number;
  /** The title is printed as a plain bold line at the left, not large in the middle. */
  readonly plainTitle?: boolean;
}

export type Block =
  | { readonly kind: 'cover'; readonly lines: readonly string[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string; readonly newPage?: boolean }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'contents'; readonly lines: readonly string[] }
  | { readonly kind: 'line'; readonly text: string; readonly align?: Align }
  | Table;

export type Printer = 'writer' | 'calc' | 'chromium' | 'text';

export interface Sample {
  /** File name without extension; no two samples share it. */
  readonly name: string;
  readonly printer: Printer;
  readonly extension: 'pdf' | 'txt' | 'md';
  /** The document's title as its metadata say it. */
  readonly title: string;
  readonly blocks: readonly Block[];
}
