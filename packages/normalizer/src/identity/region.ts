import { toPlainText } from '../plain-text.ts';
import type { Region, RegionIndex } from './regions.ts';

export interface RegionDecision {
  readonly region: Region | undefined;
  /** What was printed and could not be decided; empty when no place is named. */
  readonly printed: string;
  /** `310107 上海市普陀区`, in code order, when several regions are possible. */
  readonly candidates: readonly string[];
}

/** What stands before the place in the names of party, national and vertical bodies. */
const LEADING =
  /^(?:中国共产党|中共|中国民主同盟|中国民主建国会|中国民主促进会|中国农工民主党|中国致公党|中国国民党革命委员会|台湾民主自治同盟|中国人民政治协商会议|中国共产主义青年团|共青团|国家税务总局|中华人民共和国|政协|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)/u;
/**
 * A zone in a city or province is neither: 陕西省西咸新区, 洛阳市高新技术产业开发区. It has no code of the standard,
 * and which counties it lies in its name does not say. In a county it is a part of that.
 */
const ZONE_BEHIND =
  /^[^局委厅院办]{0,12}?(?:高新技术产业(?:开发)?区|高新技术开发区|高新区|经济技术开发区|经开区|经济开发区|开发区|新区|示范区|实验区|试验区|工业园区?|产业园区?|保税区|港务区|度假区|管理区|合作区|集聚区|自贸区|风景(?:名胜)?区)/u;
const LONGEST_NAME = 15;
/** 新疆生产建设兵团 is no part of the region that it is named after; its cities have codes of their own. */
const CORPS = /^新疆(?:维吾尔自治区)?生产建设兵团(?:第[一二三四五六七八九十]+师)?/u;
/** How much more often the words of one candidate must stand in the document than those of the next. */
const CLEAR_MAJORITY = 3;

function longestName(text: string, names: ReadonlyMap<string, unknown>): string | undefined {
  for (let length = Math.min(LONGEST_NAME, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length);
    if (names.has(name)) return name;
  }
  return undefined;
}

/** 西安 before 莲湖区: a short name counts where a place within it follows; the full name that it stands for. */
function expandShortName(
  text: string,
  index: RegionIndex,
): { readonly short: string; readonly full: string } | undefined {
  const short = longestName(text, index.byShortName);
  if (short === undefined) return undefined;
  const rest = text.slice(short.length);
  const next = longestName(rest, index.byName) ?? expandShortName(rest, index)?.full;
  const inner = next === undefined ? [] : (index.byName.get(next) ?? []);
  const outer = (index.byShortName.get(short) ?? []).find((region) => inner.some((each) => within(each, region)));
  return outer === undefined ? undefined : { short, full: outer.name };
}

interface LeadingNames {
  readonly names: readonly string[];
  /** What follows them. */
  readonly rest: string;
}

/** Names at the start of the text, from province to county: 江苏省南京市鼓楼区… → three of them. */
function leadingNames(text: string, index: RegionIndex): LeadingNames {
  const names: string[] = [];
  for (let rest = text; ;) {
    const found = longestName(rest, index.byName);
    const next = found === undefined ? undefined : longestName(rest.slice(found.length), index.byName);
    const goesOn = found !== undefined && next !== undefined && chainMeanings([found, next], index, 'whole').length > 0;
    // 青岛市北区 is 青岛 and 市北区: the short name is tried wherever no place follows the full one.
    const short = goesOn ? undefined : expandShortName(rest, index);
    if (short !== undefined) {
      names.push(short.full);
      rest = rest.slice(short.short.length);
    } else if (found === undefined) return { names, rest };
    else {
      names.push(found);
      rest = rest.slice(found.length);
    }
  }
}

const within = (inner: Region, outer: Region): boolean =>
  outer.kind === 'county' || outer.kind === 'zone'
    ? false
    : outer.kind === 'province'
      ? inner.code.slice(0, 2) === outer.code.slice(0, 2)
      : inner.code.slice(0, 4) === outer.code.slice(0, 4) && inner.code !== outer.code;

/** All regions that a chain of names can mean, the last name being the region itself; `whole`: no name may be left over. */
function chainMeanings(names: readonly string[], index: RegionIndex, extent?: 'whole'): readonly Region[] {
  let meanings = index.byName.get(names[0] ?? '') ?? [];
  for (const name of names.slice(1)) {
    const inner = (index.byName.get(name) ?? []).filter((region) => meanings.some((outer) => within(region, outer)));
    // A second name that lies in none of the first's meanings is no place: 新区 in 普陀区新区建设办.
    if (inner.length === 0) return extent === 'whole' ? [] : meanings;
    meanings = inner;
  }
  return meanings;
}

/** The names that lie in none of those before them: 高新区, a zone elsewhere, in 西安市高新区. */
function unusedNames(names: readonly string[], index: RegionIndex): string {
  const used = names.findIndex((_name, at) => chainMeanings(names.slice(0, at + 1), index, 'whole').length === 0);
  return used < 0 ? '' : names.slice(used).join('');
}

const label = (region: Region): string =>
  `${region.code} ${[region.province, region.city === region.province ? '' : region.city, region.county].filter(Boolean).join('')}`;

const count = (text: string, word: string): number => (word === '' ? 0 : text.split(word).length - 1);

/** 上海市普陀区 printed in full says more than any mention of 上海市 alone. */
const WORD_WEIGHT = { chain: 5, city: 2, province: 1 } as const;

function wordScore(region: Region, text: string): number {
  const ownCity = region.city === null || region.city === region.province ? '' : region.city;
  const outer = ownCity === '' ? region.province : ownCity;
  return (
    WORD_WEIGHT.chain * count(text, `${outer}${region.name}`) +
    WORD_WEIGHT.city * count(text, ownCity) +
    WORD_WEIGHT.province * count(text, region.province)
  );
}

/** The candidate whose city or province the document itself names, clearly more often than any other's. */
function decideByWords(candidates: readonly Region[], text: string): Region | undefined {
  const scored = candidates
    .map((region) => ({ region, score: wordScore(region, text) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined || best.score === 0) return undefined;
  return best.score >= CLEAR_MAJORITY * Math.max(next?.score ?? 0, 1) ? best.region : undefined;
}

/**
 * Decides where a body belongs, from its name, else from other texts that name places (cover, titles),
 * in their order; a name that stands for several counties is decided by the document's other words.
 * Never a guess: undecided means no region, with the candidates.
 * Source: GB/T 2260.
 */
export function decideRegion(
  texts: readonly string[],
  options: { readonly documentText: string; readonly index: RegionIndex },
): RegionDecision {
  const { index } = options;
  let undecided: RegionDecision = { region: undefined, printed: '', candidates: [] };
  for (const text of texts) {
    const plain = toPlainText(text)
      .replace(LEADING, '')
      .replace(/^.*?(?=新疆(?:维吾尔自治区)?生产建设兵团)/u, '');
    const corps = CORPS.exec(plain)?.[0];
    const { names, rest } = leadingNames(plain.slice(corps?.length ?? 0), index);
    const meanings = chainMeanings(names, index);
    if (meanings.length === 0) {
      if (corps === undefined) continue;
      return { region: undefined, printed: corps, candidates: [] };
    }
    const printed = names.join('');
    const only = meanings.length === 1 ? meanings[0] : decideByWords(meanings, options.documentText);
    const isInZone = only !== undefined && only.kind !== 'county' && ZONE_BEHIND.test(unusedNames(names, index) + rest);
    if (only !== undefined && only.kind !== 'zone' && !isInZone) return { region: only, printed, candidates: [] };
    if (undecided.printed === '') {
      const candidates = [...meanings].toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(label);
      undecided = { region: undefined, printed, candidates };
    }
  }
  return undecided;
}
