import type { ColourRaster } from './raster.ts';

/** Draws the pages of one PDF. */
export interface PdfRasteriser {
  /** One page, 1-based, as displayed: rotation and cropping applied, drawn into exactly this many pixels. */
  drawPage(pageNumber: number, size: { readonly width: number; readonly height: number }): Promise<ColourRaster>;
  close(): void;
}

/** Opens a PDF for drawing in pdfium (WebAssembly, no fonts of the system). The bytes are copied. */
export async function openPdfRasteriser(bytes: Uint8Array, password: string | undefined): Promise<PdfRasteriser> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes, password);
  return {
    async drawPage(pageNumber, { width, height }) {
      const page = document.getPage(pageNumber - 1);
      // Named BGRA, but the wrapper asks pdfium for the reversed order: red comes first.
      const drawn = await page.render({ width, height, scale: 1, render: 'bitmap', colorSpace: 'BGRA' });
      return { width: drawn.width, height: drawn.height, data: drawn.data };
    },
    close() {
      document.destroy();
      library.destroy();
    },
  };
}
