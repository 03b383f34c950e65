import { intersectRectangles, toRectangle, type Matrix, type Rectangle } from '../graphics-state.ts';
import type { DraftPage } from '../page-walk.ts';
import type { ObjectStore } from './object-store.ts';
import {
  areNumbers,
  isArray,
  isDict,
  isInteger,
  NotPlainError,
  PdfRef,
  type PdfDict,
  type PdfValue,
} from './pdf-value.ts';

/** A page with what it inherits from the nodes above it. */
export interface PageNode {
  readonly dict: PdfDict;
  readonly inherited: PdfDict;
}

/** Where a page is shown: from the units of the file to points, and its size in points. */
export interface PageView extends Pick<DraftPage, 'width' | 'height' | 'rotation'> {
  readonly viewport: Matrix;
}

const INHERITABLE = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const MAX_PAGES = 20_000;
/** Nodes above a page; real trees have a few. */
const MAX_DEPTH = 60;

/** The pages of the file in order. */
export function listPages(store: ObjectStore): readonly PageNode[] {
  const root = store.getDict(store.trailer, 'Root');
  const top = root === undefined ? undefined : store.getDict(root, 'Pages');
  if (top === undefined) throw new NotPlainError('no pages');
  const pages: PageNode[] = [];
  const seen = new Set<PdfDict>();
  const visit = (dict: PdfDict, above: PdfDict, depth: number): void => {
    if (seen.has(dict) || pages.length > MAX_PAGES || depth > MAX_DEPTH) throw new NotPlainError('page tree');
    seen.add(dict);
    const inherited = new Map(above);
    for (const key of INHERITABLE) if (dict.has(key)) inherited.set(key, dict.get(key) ?? null);
    const kids = store.get(dict, 'Kids');
    if (kids === undefined) {
      pages.push({ dict, inherited });
      return;
    }
    if (!isArray(kids)) throw new NotPlainError('page tree');
    for (const kid of kids) {
      const child = store.resolve(kid);
      if (!(kid instanceof PdfRef) || !isDict(child)) throw new NotPlainError('page tree');
      visit(child, inherited, depth + 1);
    }
  };
  visit(top, new Map(), 0);
  if (store.get(top, 'Count') !== pages.length || pages.length === 0) throw new NotPlainError('count of pages');
  return pages;
}

/** The visible part of a page upright: its crop box within its media box, turned as the page says. */
export function readPageView(store: ObjectStore, { dict, inherited }: PageNode): PageView {
  if (dict.has('UserUnit')) throw new NotPlainError('unit of a page');
  const media = readBox(store, inherited.get('MediaBox'));
  const box = inherited.has('CropBox')
    ? requireArea(intersectRectangles(readBox(store, inherited.get('CropBox')), media))
    : media;
  const rotation = readRotation(store.resolve(inherited.get('Rotate')) ?? 0);
  const { x0, y0, x1, y1 } = box;
  const centreX = (x1 + x0) / 2;
  const centreY = (y1 + y0) / 2;
  const [a, b, c, d] = turns[rotation];
  const isTurned = a === 0;
  const halfWidth = Math.abs(isTurned ? centreY - y0 : centreX - x0);
  const halfHeight = Math.abs(isTurned ? centreX - x0 : centreY - y0);
  return {
    viewport: [a, b, c, d, halfWidth - a * centreX - c * centreY, halfHeight - b * centreX - d * centreY],
    width: isTurned ? y1 - y0 : x1 - x0,
    height: isTurned ? x1 - x0 : y1 - y0,
    rotation,
  };
}

const turns = {
  0: [1, 0, 0, -1],
  90: [0, 1, 1, 0],
  180: [-1, 0, 0, 1],
  270: [0, -1, -1, 0],
} as const;

function readRotation(value: PdfValue): PageView['rotation'] {
  if (!isInteger(value) || value % 90 !== 0) throw new NotPlainError('rotation');
  const degrees = ((value % 360) + 360) % 360;
  if (degrees === 0 || degrees === 90 || degrees === 180 || degrees === 270) return degrees;
  throw new NotPlainError('rotation');
}

function readBox(store: ObjectStore, value: PdfValue | undefined): Rectangle {
  const items = store.resolve(value);
  if (!isArray(items)) throw new NotPlainError('box of a page');
  const corners = items.map(store.resolve);
  if (corners.length !== 4 || !areNumbers(corners)) throw new NotPlainError('box of a page');
  return requireArea(toRectangle(corners));
}

function requireArea(box: Rectangle): Rectangle {
  if (!(box.x1 > box.x0 && box.y1 > box.y0)) throw new NotPlainError('box of a page');
  return box;
}
