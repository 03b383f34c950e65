import { PAPER, type GrayRaster, type PixelBox } from './raster.ts';

/** Room around a line, in parts of its height: with none, and with more, the network reads worse. */
const ROOM: Room = { padX: 0.5, padY: 0.18 };
/** Grey edges of letters reach this many pixels past their ink. */
const EDGE = 2;

/** A line's picture with blank room around it, and the x of its left edge on the page. */
export interface LinePicture {
  readonly raster: GrayRaster;
  readonly originX: number;
}

interface Room {
  readonly padX: number;
  readonly padY: number;
}

/** The x on the page of the left edge of the picture that `cropLine` cuts out. */
export const findOriginX = (line: PixelBox, { padX }: Room = ROOM): number =>
  line.x0 - Math.round((line.y1 - line.y0) * padX);

/** Cuts a line out. Around it there is paper, whatever stands near it on the page. */
export function cropLine(page: GrayRaster, line: PixelBox, room: Room = ROOM): LinePicture {
  const height = line.y1 - line.y0;
  const [padX, padY] = [Math.round(height * room.padX), Math.max(EDGE, Math.round(height * room.padY))];
  const width = line.x1 - line.x0 + 2 * padX;
  const raster = { width, height: height + 2 * padY, data: new Uint8Array(width * (height + 2 * padY)).fill(PAPER) };
  const [x0, x1] = [Math.max(0, line.x0 - EDGE), Math.min(page.width, line.x1 + EDGE)];
  for (let y = Math.max(0, line.y0 - EDGE); y < Math.min(page.height, line.y1 + EDGE); y++) {
    const row = page.data.subarray(y * page.width + x0, y * page.width + x1);
    raster.data.set(row, (y - line.y0 + padY) * width + (x0 - line.x0 + padX));
  }
  return { raster, originX: findOriginX(line, room) };
}
