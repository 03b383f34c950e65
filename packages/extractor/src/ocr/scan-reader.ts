import type { Box } from '@mingzhang/schema';
import { openPdfRasteriser, type PdfRasteriser } from './pdf-raster.ts';
import { cropRaster, type ColourRaster } from './raster.ts';
import { readScan, type GivenUpScan, type OcrStep, type ScanReading } from './read-scan.ts';
import type { OcrEngine, TextRecogniser } from './text-recogniser.ts';

/** A page, or parts of it, to be read from its picture. Units: points. */
export interface ScanRequest {
  /** 1-based. */
  readonly pageNumber: number;
  readonly width: number;
  readonly height: number;
  /** Parts of the page; absent for the whole of it. */
  readonly areas?: readonly Box[];
}

export type ScanAnswer = ScanReading | GivenUpScan;

/** The file that pages are drawn from. */
export interface ScannedDocument {
  readonly bytes: Uint8Array;
  readonly password?: string;
}

/** Reads pages of one document from their pictures. */
export interface ScanReader {
  readonly engine: OcrEngine;
  /** One answer for each area, in their order; for a whole page, one. Rejects only for what no page is to blame for. */
  read(request: ScanRequest): Promise<readonly ScanAnswer[]>;
  close(): Promise<void>;
}

export type OpenScanReader = (document: ScannedDocument) => Promise<ScanReader>;

/** Small print keeps 20 pixels of height at this resolution; more costs time and gains little. */
const DPI = 200;
/** Larger sheets are drawn smaller: A2 at 200 dpi, in pixels. */
const MAX_PIXELS = 16_000_000;

/** Reads pages in this process, one after another; `scan-pool.ts` does so in others. */
export function readInProcess(
  openRecogniser: () => Promise<TextRecogniser>,
  onStep: (step: OcrStep) => void = () => undefined,
): OpenScanReader {
  return async ({ bytes, password }) => {
    const recogniser = await openRecogniser();
    let rasteriser: Promise<PdfRasteriser> | undefined;
    const draw = async (
      { pageNumber, width, height }: ScanRequest,
      scale: number,
    ): Promise<ColourRaster | undefined> => {
      onStep('draw');
      try {
        rasteriser ??= openPdfRasteriser(bytes, password);
        const toPixels = (points: number): number => Math.max(1, Math.round(points * scale));
        return await (await rasteriser).drawPage(pageNumber, { width: toPixels(width), height: toPixels(height) });
      } catch (error) {
        // Out of memory, or an engine that is broken from now on.
        if (error instanceof Error && /^(?:Range|Runtime)Error$/u.test(error.name)) throw error;
        return undefined;
      }
    };
    return {
      engine: recogniser.engine,
      async read(request) {
        const { width, height, areas } = request;
        const scale = Math.min(DPI / 72, Math.sqrt(MAX_PIXELS / (width * height)));
        const drawn = await draw(request, scale);
        const answers: ScanAnswer[] = [];
        for (const area of areas ?? [undefined]) {
          if (drawn === undefined) {
            answers.push({ isGivenUp: true, reason: 'not_drawn' });
            continue;
          }
          const raster = area === undefined ? drawn : cropRaster(drawn, scaleBox(area, scale));
          answers.push(await readScan(raster, { recogniser, pixelsPerPoint: scale, onStep }));
        }
        onStep('layout');
        return answers;
      },
      async close() {
        // One that never opened has nothing to close.
        (await rasteriser?.catch(() => undefined))?.close();
        await recogniser.close();
      },
    };
  };
}

const scaleBox = (box: Box, scale: number): Box => ({
  x0: box.x0 * scale,
  y0: box.y0 * scale,
  x1: box.x1 * scale,
  y1: box.y1 * scale,
});
