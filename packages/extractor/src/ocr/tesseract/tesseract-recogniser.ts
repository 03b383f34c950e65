import type { GrayRaster } from '../raster.ts';
import type { ReadCharacter, ReadLine, TextRecogniser } from '../text-recogniser.ts';

/** Lines are enlarged: Tesseract wants capitals some thirty pixels high. */
const ENLARGE = 2;

/**
 * Tesseract with its Chinese data, in a thread of its own. `dataFolder` holds `chi_sim.traineddata.gz`.
 * Numbers are read worse than by the other engine (see the benchmark); it serves as a second opinion.
 */
export async function openTesseractRecogniser(dataFolder: string): Promise<TextRecogniser> {
  const { createWorker, OEM, PSM } = await import('tesseract.js');
  const worker = await createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath: dataFolder,
    gzip: true,
    cacheMethod: 'none',
  });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_LINE,
    user_defined_dpi: '300',
    preserve_interword_spaces: '0',
  });
  return {
    engine: 'tesseract',
    async recognise(lines) {
      const read: ReadLine[] = [];
      for (const line of lines) {
        const { data } = await worker.recognize(toPortableGray(line), {}, { blocks: true, text: false });
        const symbols = (data.blocks ?? [])
          .flatMap((block) => block.paragraphs)
          .flatMap((paragraph) => paragraph.lines)
          .flatMap((textLine) => textLine.words)
          .flatMap((word) => word.symbols);
        const free = symbols.map(({ text, confidence, bbox }): ReadCharacter => ({
          text,
          confidence: Math.min(1, Math.max(0, confidence / 100)),
          at: (bbox.x0 + bbox.x1) / 2 / ENLARGE,
        }));
        read.push({ free, number: undefined });
      }
      return read;
    },
    async close() {
      await worker.terminate();
    },
  };
}

/** A picture as a file in the portable grey format, which needs no compression. */
function toPortableGray({ width, height, data }: GrayRaster): Buffer {
  const head = Buffer.from(`P5\n${width * ENLARGE} ${height * ENLARGE}\n255\n`, 'latin1');
  const pixels = Buffer.alloc(width * height * ENLARGE * ENLARGE);
  for (let y = 0, at = 0; y < height * ENLARGE; y++)
    for (let x = 0; x < width * ENLARGE; x++, at++) {
      // Half-way between the middles of pixels, as far as there are any.
      const [sx, sy] = [Math.max(0, x / ENLARGE - 0.25), Math.max(0, y / ENLARGE - 0.25)];
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
      const upper = (data[top * width + left] ?? 0) * (1 - sx + left) + (data[top * width + right] ?? 0) * (sx - left);
      const lower =
        (data[bottom * width + left] ?? 0) * (1 - sx + left) + (data[bottom * width + right] ?? 0) * (sx - left);
      pixels[at] = upper * (1 - sy + top) + lower * (sy - top);
    }
  return Buffer.concat([head, pixels]);
}
