import { cell, type Cell, type Row } from '../model.ts';

/** A header text over the texts under it; one without `under` stands over one column. */
export interface HeaderNode<Key> {
  readonly text: string;
  readonly under?: readonly HeaderNode<Key>[];
  readonly key?: Key;
}

/** One column under a header tree. */
export interface HeaderColumn<Key> {
  readonly key: Key | undefined;
  readonly path: readonly string[];
}

export const over = <Key>(text: string, ...under: HeaderNode<Key>[]): HeaderNode<Key> => ({ text, under });
export const leaf = <Key>(text: string, key: Key): HeaderNode<Key> => ({ text, key });

/** The columns of header trees, from left to right. */
export function columnsOf<Key>(nodes: readonly HeaderNode<Key>[], above: readonly string[] = []): HeaderColumn<Key>[] {
  return nodes.flatMap((node) => {
    const path = [...above, node.text];
    return node.under === undefined ? [{ key: node.key, path }] : columnsOf(node.under, path);
  });
}

export const depthOf = <Key>(nodes: readonly HeaderNode<Key>[]): number =>
  nodes.reduce((most, node) => Math.max(most, 1 + (node.under === undefined ? 0 : depthOf(node.under))), 0);

const widthOf = <Key>(node: HeaderNode<Key>): number =>
  node.under === undefined ? 1 : node.under.reduce((sum, child) => sum + widthOf(child), 0);

/** Header rows of trees side by side; a text with nothing under it is merged down to the last row. */
export function layOutHeader<Key>(nodes: readonly HeaderNode<Key>[]): Row[] {
  const depth = depthOf(nodes);
  const rows: Cell[][] = Array.from({ length: depth }, () => []);
  const place = (node: HeaderNode<Key>, level: number): void => {
    const rowspan = node.under === undefined ? depth - level : 1;
    rows[level]?.push(cell('header', node.text, { colspan: widthOf(node), rowspan, align: 'center' }));
    for (const child of node.under ?? []) place(child, level + 1);
  };
  for (const node of nodes) place(node, 0);
  return rows.map((cells) => ({ cells }));
}
