import { identityMatrix, type Matrix, type Rectangle } from './graphics-state.ts';
import { placeGlyphs, type DraftGlyph, type GlyphSink, type ShownText } from './glyph-walk.ts';
import { isShowing, type PageWalk, type WalkStep } from './page-walk.ts';

/** White letters on white paper are hidden: they show only on what was painted before them. */
function isOnPaper({ areas, pictures }: PageWalk, { x0, y0, x1, y1 }: DraftGlyph): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const isUnder = (area: Rectangle): boolean => x > area.x0 && x < area.x1 && y > area.y0 && y < area.y1;
  return !areas.some(isUnder) && !pictures.some(isUnder);
}

const noSink: GlyphSink = { emit: () => undefined, outside: () => undefined };

/** The text operators by their names in pdf.js 5.6; meaning by ISO 32000-1, 9.3 and 9.4. */
export const textSteps: Readonly<Record<string, WalkStep>> = {
  beginText: ({ state }) => {
    state.textMatrix = identityMatrix;
    state.x = state.lineX = 0;
    state.y = state.lineY = 0;
  },
  setTextMatrix: ({ state }, [matrix]) => {
    state.textMatrix = matrix as Matrix;
    state.x = state.lineX = 0;
    state.y = state.lineY = 0;
  },
  moveText: (walk, [x, y]) => moveText(walk, Number(x), Number(y)),
  setLeadingMoveText: (walk, [x, y]) => {
    walk.state.leading = -Number(y);
    moveText(walk, Number(x), Number(y));
  },
  nextLine: (walk) => moveText(walk, 0, -walk.state.leading),
  setCharSpacing: ({ state }, [spacing]) => {
    state.charSpacing = Number(spacing);
  },
  setWordSpacing: ({ state }, [spacing]) => {
    state.wordSpacing = Number(spacing);
  },
  setHScale: ({ state }, [percent]) => {
    state.horizontalScale = Number(percent) / 100;
  },
  setLeading: ({ state }, [leading]) => {
    state.leading = Number(leading);
  },
  setTextRise: ({ state }, [rise]) => {
    state.rise = Number(rise);
  },
  setTextRenderingMode: ({ state }, [mode]) => {
    state.renderMode = Number(mode);
  },
  setFont: (walk, [name, size]) => setFont(walk, String(name), Number(size)),
  showText: (walk, [shown]) => {
    // Text on a hidden layer still moves the text behind it.
    const sink = isShowing(walk) ? walk.sink : noSink;
    if (walk.state.fillInk !== 'white') placeGlyphs(walk.state, shown as ShownText, sink);
    else
      placeGlyphs(walk.state, shown as ShownText, {
        ...sink,
        emit: (glyph) => {
          if (!isOnPaper(walk, glyph)) sink.emit(glyph);
        },
      });
  },
};

function moveText({ state }: PageWalk, x: number, y: number): void {
  state.x = state.lineX += x;
  state.y = state.lineY += y;
}

export function setFont(walk: PageWalk, name: string, size: number): void {
  walk.state.font = walk.context.fonts.get(name);
  walk.state.fontSize = size;
}
