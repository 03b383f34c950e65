import { createRequire } from 'node:module';
import { areaList } from '@vant/area-data';

/**
 * The divisions of GB/T 2260, county level and above. The only module that knows the packages:
 * `@vant/area-data` for the current list, `gb2260` for divisions that existed to July 2016.
 */
export interface Region {
  readonly code: string;
  readonly province: string;
  readonly city: string | null;
  readonly county: string | null;
  /** `zone`: a development zone, which has a statistical number but no GB/T 2260 code. */
  readonly kind: 'province' | 'city' | 'county' | 'zone';
  readonly name: string;
}

export interface RegionIndex {
  readonly all: readonly Region[];
  readonly byName: ReadonlyMap<string, readonly Region[]>;
  /** 湖南, 西安: names of provinces and cities without 省 and 市, which count only before a place within them. */
  readonly byShortName: ReadonlyMap<string, readonly Region[]>;
}

/** Cities without counties: their towns have numbers in the package that are not GB/T 2260. */
const CITIES_WITHOUT_COUNTIES = new Set(['441900', '442000', '460400', '620200']);
/** Taiwan, Hong Kong and Macao publish in other forms; their 北区 and 中区 would only make names ambiguous. */
const ELSEWHERE = /^(?:71|81|82)/u;
const COLLECTIVE = /直辖|^县$|^市辖区$/u;
const ZONE = /开发区|高新区|产业园|示范区|管理区|新城$|管委会|园区$|新区$/u;
/** Zones that the package numbers among the counties: the standard has no such codes. */
const NUMBERED_ZONES = new Set(['320112', '321150']);
/** 浦东新区, 滨海新区 … are counties of the standard; its numbers end below the zones' 71 or begin with a city's 81. */
function isZone(code: string, name: string): boolean {
  const last = Number(code.slice(4));
  return (last >= 71 && last <= 80) || (last >= 71 && ZONE.test(name)) || NUMBERED_ZONES.has(code);
}

function describe(code: string, names: Lists): Region {
  const province = names.province_list[`${code.slice(0, 2)}0000`] ?? '';
  const cityName = names.city_list[`${code.slice(0, 4)}00`] ?? '';
  const city =
    cityName === '' || COLLECTIVE.test(cityName) ? (/^(?:11|12|31|50)/u.test(code) ? province : null) : cityName;
  if (code.endsWith('0000')) return { code, province, city: null, county: null, kind: 'province', name: province };
  if (code.endsWith('00')) return { code, province, city, county: null, kind: 'city', name: cityName };
  const name = names.county_list[code] ?? '';
  return { code, province, city, county: name, kind: isZone(code, name) ? 'zone' : 'county', name };
}

interface Lists {
  readonly province_list: Readonly<Record<string, string>>;
  readonly city_list: Readonly<Record<string, string>>;
  readonly county_list: Readonly<Record<string, string>>;
}

function readHistory(): Readonly<Record<string, string>> {
  // A JSON import would make Node 20 print a warning on every run.
  const require = createRequire(import.meta.url);
  const data: unknown = require('gb2260/lib/201607.json');
  return typeof data === 'object' && data !== null
    ? Object.fromEntries(
        Object.entries(data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};
}

const IRREGULAR: Readonly<Record<string, string>> = {
  伊犁哈萨克自治州: '伊犁州',
  博尔塔拉蒙古自治州: '博州',
  巴音郭楞蒙古自治州: '巴州',
  克孜勒苏柯尔克孜自治州: '克州',
};

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|普米|鄂温克|鄂伦春|保安|裕固|独龙|各';
const AUTONOMOUS_COUNTY = new RegExp(`^(.{2,}?)(?:(?:${PEOPLES})族?)+自治([县旗])$`, 'u');

/** 峨边彝族自治县 is also 峨边县, 鄂温克族自治旗 鄂温克旗. */
function shortCountyName(name: string): string | undefined {
  const banner = /^(鄂温克|鄂伦春)/u.exec(name)?.[1];
  if (banner !== undefined && name.endsWith('自治旗')) return `${banner}旗`;
  const found = AUTONOMOUS_COUNTY.exec(name);
  return found === null ? undefined : `${found[1] ?? ''}${found[2] ?? ''}`;
}

/** 内蒙古自治区 is also 内蒙古; 凉山彝族自治州 is also 凉山州. Ambiguous short forms are not made. */
function shortNames(region: Region): readonly string[] {
  if (region.kind === 'province') {
    const short = region.name.replace(/(?:壮族|回族|维吾尔)?自治区$/u, '');
    return short === region.name ? [] : [short];
  }
  const irregular = IRREGULAR[region.name];
  if (irregular !== undefined) return [irregular];
  const prefecture =
    /^(.{2,4}?)(?:(?:土家|布依|哈尼|朝鲜|蒙古|柯尔克孜|哈萨克|景颇|傈僳)族|[\u4e00-\u9fff]族)+自治州$/u.exec(
      region.name,
    );
  return prefecture?.[1] === undefined ? [] : [`${prefecture[1]}州`];
}

/** Builds the index; callers keep it for as long as they need it. */
export function buildRegionIndex(): RegionIndex {
  const current = [
    ...Object.keys(areaList.province_list),
    ...Object.keys(areaList.city_list),
    ...Object.keys(areaList.county_list),
  ]
    .filter((code) => !ELSEWHERE.test(code))
    .filter((code) => code.endsWith('00') || !CITIES_WITHOUT_COUNTIES.has(`${code.slice(0, 4)}00`))
    .map((code) => describe(code, areaList))
    .filter((region) => region.name !== '' && !COLLECTIVE.test(region.name));
  const known = new Set(current.map((region) => region.name + region.code.slice(0, 4)));
  const past = readHistory();
  const pastLists: Lists = { province_list: past, city_list: past, county_list: past };
  const former = Object.keys(past)
    .filter((code) => !code.endsWith('00') && !ELSEWHERE.test(code))
    .map((code) => describe(code, pastLists))
    .filter(
      (region) =>
        region.name !== '' && !COLLECTIVE.test(region.name) && !known.has(region.name + region.code.slice(0, 4)),
    );
  const byName = new Map<string, Region[]>();
  const add = (name: string, region: Region): void => {
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [region]);
    else list.push(region);
  };
  for (const region of current) {
    // 北京市 and 上海市 are provinces; the package repeats them as cities.
    if (region.kind === 'city' && /^(?:11|12|31|50)/u.test(region.code)) continue;
    for (const name of [region.name, ...shortNames(region)]) add(name, region);
  }
  // A name of today decides; only a name that no longer exists is looked up among the former ones.
  const todays = new Set(byName.keys());
  for (const region of former) if (!todays.has(region.name)) add(region.name, region);
  // A short form counts where no other place has that name, today or formerly.
  const taken = new Set(byName.keys());
  for (const region of current) {
    const short = shortCountyName(region.name);
    if (short !== undefined && !taken.has(short)) add(short, region);
  }
  const byShortName = new Map<string, Region[]>();
  for (const region of current) {
    const short =
      region.kind === 'province' || region.kind === 'city' ? region.name.replace(/[省市]$/u, '') : region.name;
    if (short !== region.name && short.length >= 2) byShortName.set(short, [...(byShortName.get(short) ?? []), region]);
  }
  return { all: current, byName, byShortName };
}
