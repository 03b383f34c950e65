import { writeFile } from 'node:fs/promises';
import { UserError } from '@mingzhang/schema';

/** A picture of more pixels is more than viewers open; two to the point are sharp, one still can be read. */
const MOST_PIXELS = 30_000_000;

/** Pixels per point for an SVG of this size. Throws `compare.picture` when it is too large for a picture. */
export function zoomOf(svg: string): number {
  const [, width, height] = /^<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const points = Number(width) * Number(height);
  const zoom = [2, 1].find((candidate) => points * candidate ** 2 <= MOST_PIXELS);
  if (zoom !== undefined) return zoom;
  throw new UserError('compare.picture', 'the chart has too many rows for a PNG', {
    hint: 'choose bodies with --region, group them with --by, or write an .svg',
    chinese: { message: '图的行数太多，画不成 PNG', hint: '请用 --region 选取、--by 合并，或写成 .svg' },
  });
}

/** Writes a chart: as it is, or as a PNG where the path ends so. */
export async function writePicture(svg: string, path: string): Promise<void> {
  if (!path.toLowerCase().endsWith('.png')) return writeFile(path, svg);
  const [{ renderSvg }, { encodePng }] = await Promise.all([
    import('../drawing/svg-raster.ts'),
    import('../drawing/png.ts'),
  ]);
  return writeFile(path, encodePng(renderSvg(svg, zoomOf(svg)), { effort: 'small' }));
}
