import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium';
import type { Raster } from './png.ts';

export type RasterSize = Pick<Raster, 'width' | 'height'>;

/** Draws pages of a PDF as they look. */
export interface PageRasters {
  /** One page, 1-based, in so many pixels; undefined where this reader cannot draw it. */
  draw(pageNumber: number, size: RasterSize): Promise<Raster | undefined>;
  close(): void;
}

/**
 * Opens a PDF with PDFium, which draws pages but knows no Chinese font that is not in the file.
 * A file that it cannot open, although it was read, has no pictures: every `draw` gives undefined.
 */
export async function openRasters(bytes: Uint8Array, password: string | undefined): Promise<PageRasters> {
  const library = await PDFiumLibrary.init();
  const document = await loadDocument(library, bytes, password);
  return {
    draw: async (pageNumber, size) => {
      if (document === undefined || pageNumber > document.getPageCount()) return undefined;
      // Despite its name for the order of bytes, this gives red, green, blue, alpha.
      const { width, height, data } = await document.getPage(pageNumber - 1).render({ ...size, render: 'bitmap' });
      return { width, height, rgba: data };
    },
    close: () => {
      document?.destroy();
      library.destroy();
    },
  };
}

async function loadDocument(
  library: PDFiumLibrary,
  bytes: Uint8Array,
  password: string | undefined,
): Promise<PDFiumDocument | undefined> {
  try {
    return await library.loadDocument(bytes, password);
  } catch {
    // The extractor has read this file; that a second reader gives up on it is no reason to draw nothing.
    return undefined;
  }
}
