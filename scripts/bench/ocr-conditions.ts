import {
  addBlackEdges,
  addGreySeal,
  breakRules,
  dropTopRules,
  photograph,
  punchHoles,
  toBlackAndWhite,
} from './ocr-accidents.ts';
import { addSpecks, inTurn, losePoints, scratchDigits, smearNumbers, type Damage } from './ocr-damage.ts';
import { addNoise, addSeal, blur, greyPaper, rotate, type RgbPicture } from './ocr-degrade.ts';

/** What happens to a page, and what kind of file holds it then. */
export interface Condition {
  readonly name: string;
  readonly dpi: number;
  readonly degrade: (picture: RgbPicture) => RgbPicture;
  /** Damage to the numbers alone, done before. */
  readonly damage?: Damage;
  /** Quality of the JPEG in the file; undefined: pixels as they are. */
  readonly jpeg?: number;
  /** Degrees clockwise by which the finished picture is turned. */
  readonly turn?: 0 | 90 | 180 | 270;
  /** `/Rotate` of the page, which turns the picture upright again when it is displayed. */
  readonly pageRotation?: 90 | 180 | 270;
  /** The page stays as it is, with its text. */
  readonly isKept?: true;
  /** Pages side by side on one sheet. */
  readonly perSheet?: 2;
  /** Hidden text over the picture: what an earlier recognition left, wrong throughout. */
  readonly hasWrongLayer?: true;
  /** Most of it cannot be read: only nothing wrong may be called verified. */
  readonly isBeyondReading?: true;
}

const same = (picture: RgbPicture): RgbPicture => picture;
const mild = (picture: RgbPicture): RgbPicture => addNoise(greyPaper(blur(rotate(picture, 0.7), 0.8), 225), 8);

/** The conditions that targets are asked for. */
const ASKED: readonly Condition[] = [
  { name: 'clean', dpi: 200, degrade: same },
  { name: 'skew', dpi: 200, degrade: (picture) => rotate(picture, 1.2) },
  { name: 'noise', dpi: 200, degrade: (picture) => addNoise(picture, 25) },
  { name: 'jpeg', dpi: 200, degrade: same, jpeg: 40 },
  { name: 'blur', dpi: 200, degrade: (picture) => blur(picture, 1.2) },
  { name: 'grey', dpi: 200, degrade: (picture) => greyPaper(picture, 200) },
  { name: 'seal', dpi: 200, degrade: addSeal },
  { name: 'mild', dpi: 200, degrade: (picture) => mild(addSeal(picture)), jpeg: 45 },
  { name: 'mild150', dpi: 150, degrade: mild, jpeg: 45 },
];

/** What else happens to paper, printers, scanners and files. */
const OTHERS: readonly Condition[] = [
  { name: 'greyseal', dpi: 200, degrade: addGreySeal },
  { name: 'mildgreyseal', dpi: 200, degrade: (picture) => mild(addGreySeal(picture)), jpeg: 60 },
  { name: 'fax', dpi: 200, degrade: (picture) => toBlackAndWhite(addNoise(rotate(picture, 0.4), 12), 165) },
  { name: 'fax150', dpi: 150, degrade: (picture) => toBlackAndWhite(blur(rotate(picture, 0.4), 0.4), 190) },
  { name: 'broken', dpi: 200, degrade: breakRules },
  { name: 'notop', dpi: 200, degrade: dropTopRules },
  { name: 'photo', dpi: 200, degrade: (picture) => blur(photograph(picture), 0.6), jpeg: 70 },
  { name: 'edges', dpi: 200, degrade: (picture) => punchHoles(addBlackEdges(rotate(picture, 0.8))) },
  { name: 'mild300', dpi: 300, degrade: mild, jpeg: 60 },
  { name: 'clean120', dpi: 120, degrade: same },
  {
    name: 'mild120',
    dpi: 120,
    degrade: (picture) => addNoise(greyPaper(blur(rotate(picture, 0.5), 0.5), 225), 5),
    jpeg: 60,
  },
  { name: 'clean100', dpi: 100, degrade: same },
  { name: 'layer', dpi: 200, degrade: same, hasWrongLayer: true },
  { name: 'rotated', dpi: 200, degrade: (picture) => rotate(picture, -0.6), turn: 270, pageRotation: 90 },
  { name: 'turned', dpi: 200, degrade: same, turn: 90 },
  { name: 'upside', dpi: 200, degrade: (picture) => rotate(picture, 0.5), turn: 180 },
  { name: 'turned270', dpi: 150, degrade: mild, turn: 270, jpeg: 60 },
  { name: 'sheets', dpi: 200, degrade: (picture) => rotate(picture, 0.3), perSheet: 2 },
  {
    name: 'heavy',
    dpi: 200,
    degrade: (picture) => addNoise(greyPaper(blur(rotate(picture, 0.9), 2), 200), 12),
    jpeg: 35,
    isBeyondReading: true,
  },
  { name: 'unreadable', dpi: 60, degrade: (picture) => blur(picture, 1), jpeg: 40, isBeyondReading: true },
];

/** Pages that stay text in documents of text and scans. */
export const KEPT: Condition = { name: 'text', dpi: 72, degrade: same, isKept: true };

/** Numbers alone are damaged: what is misread then must be repaired rightly or disputed. */
const DAMAGED: readonly Condition[] = [
  { name: 'points', dpi: 200, degrade: same, damage: losePoints, isBeyondReading: true },
  { name: 'specks', dpi: 200, degrade: same, damage: addSpecks, isBeyondReading: true },
  { name: 'scratches', dpi: 200, degrade: same, damage: scratchDigits, isBeyondReading: true },
  { name: 'smears', dpi: 200, degrade: same, damage: smearNumbers(0.35, 2.6), isBeyondReading: true },
  {
    name: 'damage',
    dpi: 200,
    degrade: (picture) => addNoise(picture, 6),
    damage: inTurn(smearNumbers(0.3, 1.7), losePoints, addSpecks, scratchDigits),
    jpeg: 60,
    isBeyondReading: true,
  },
];

export const CONDITIONS: readonly Condition[] = [...ASKED, ...OTHERS, ...DAMAGED];
export const ASKED_NAMES: readonly string[] = ASKED.map(({ name }) => name);
