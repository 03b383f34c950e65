import { buildRegionIndex, type Region } from '../src/identity/regions.ts';
import type { DocumentSketch } from './printed-builder.ts';

/**
 * Documents of many bodies in all divisions of the standard, made from title forms: who, where, which
 * year, which kind and scope are known because the document was made to say so.
 */
export interface IdentityCase {
  readonly name: string;
  readonly sketch: DocumentSketch;
  readonly expected: {
    readonly agency: string;
    readonly regionCode: string;
    readonly fiscalYear: number;
    readonly documentKind: 'final_accounts' | 'budget' | 'performance';
    readonly scope: 'department' | 'unit' | null;
  };
  /** Whether the document says enough to decide the region; else unknown is the right answer, too. */
  readonly decidable: boolean;
}

/** A linear congruential generator: the same seed gives the same documents on any machine. */
function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const COUNTY_BODIES = [
  '医疗保障局',
  '卫生健康局',
  '卫生健康委员会',
  '财政局',
  '教育体育局',
  '民政局',
  '人力资源和社会保障局',
  '市场监督管理局',
  '审计局',
  '信访局',
  '融媒体中心',
  '医疗保险经办中心',
  '医疗保障事务服务中心',
  '机关事务服务中心',
  '疾病预防控制中心',
  '第一中学',
  '人民医院',
  '人民法院',
  '人民检察院',
  '妇女联合会',
  '总工会',
  '残疾人联合会',
  '人民政府办公室',
  '人大常委会办公室',
  '行政审批服务局',
  '退役军人事务局',
  '乡村振兴局',
  '文化和旅游局',
  '公安局',
  '林业和草原局',
  '住房和城乡建设局',
  '医疗保障基金核查中心',
  '城市管理综合行政执法大队',
  '红十字会',
  '供销合作社联合社',
  '档案馆',
] as const;
const PROVINCE_BODIES = ['医疗保障局', '财政厅', '卫生健康委员会', '高级人民法院', '药品监督管理局', '教育厅'] as const;
const SUB_BODIES = [
  '城关镇人民政府',
  '人民路街道办事处',
  '新华街道办事处',
  '东风乡人民政府',
  '中山路街道办事处',
] as const;
const PARTY_BODIES = ['委办公室', '委组织部', '委宣传部', '委政法委员会', '委社会工作部'] as const;
const ZONES = ['高新技术产业开发区管理委员会', '经济技术开发区管理委员会', '经济开发区管理委员会'] as const;

const DIGITS = '〇一二三四五六七八九';
const inWords = (year: number): string => [...String(year)].map((digit) => DIGITS[Number(digit)] ?? '').join('');

interface Stage {
  readonly kind: 'final_accounts' | 'budget' | 'performance';
  readonly scope: 'department' | 'unit' | null;
  /** `{a}` body, `{y}` year; lines of the cover. */
  readonly forms: readonly (readonly string[])[];
  readonly tables: readonly string[];
}

const STAGES: readonly Stage[] = [
  {
    kind: 'final_accounts',
    scope: 'department',
    forms: [
      ['{a}', '{y}年度部门决算'],
      ['{y}年度{a}部门决算'],
      ['{a}{y}年度部门决算公开'],
      ['{y}年度', '部门决算', '{a}'],
      ['{a}（汇总）', '{y}年度部门决算公开说明'],
      ['{a}关于{y}年度部门决算情况的说明'],
      ['附件1', '{a}{y}年部门决算公开'],
      ['{y} 年度{a}部门决算'],
      ['{a}{y}年度部门决算草案'],
      ['{a} {w}年度部门决算'],
      ['{y}年度{a}决算公开', '部门决算'],
      ['{y}年度部门决算', '单位名称：{a}', '公开时间：{n}年9月20日'],
      ['{a}', '{y}年度部门决算', '{v}年八月'],
      ['{a}', '部门决算公开文本', '（{y}年度）', '{n}年8月'],
      ['关于{a}{y}年度部门决算的公告'],
      ['关于公开{y}年度{a}部门决算的说明'],
      ['{a}{y}年度部门决算和“三公”经费公开说明'],
      ['{y}年度部门决算（{a}）'],
      ['{a}{y}年度部门决算公开（含绩效自评）', '第一部分 {a}概况'],
      ['目录', '第一部分 {a}概况', '第二部分 {y}年度部门决算表', ''],
      ['{y}年度', '{a}', '部门决算'],
      ['部门决算公开', '{a}', '{y}年度'],
      ['{a}部门{y}年度决算公开'],
    ],
    tables: ['收入支出决算总表', '收入决算表', '支出决算表', '一般公共预算财政拨款支出决算表'],
  },
  {
    kind: 'final_accounts',
    scope: 'unit',
    forms: [
      ['{a}', '{y}年度单位决算'],
      ['{y}年度{a}单位决算公开'],
      ['{a}（本级）{y}年度单位决算'],
      ['{a}机关{y}年度单位决算'],
      ['{y}年度单位决算公开说明', '{a}'],
    ],
    tables: ['收入支出决算总表', '支出决算表'],
  },
  {
    kind: 'budget',
    scope: 'department',
    forms: [
      ['{y}年{a}部门预算'],
      ['{a}{y}年部门预算公开'],
      ['{a}', '{y}年部门预算'],
      ['{a}{y}年部门综合预算公开说明'],
      ['{a}{w}年部门预算'],
      ['{y}年部门预算公开', '{a}', '{y}年2月'],
      ['{a}{y}年度部门预算调整方案'],
      ['附件2：', '{y}年{a}部门预算情况说明'],
      ['{s}年{a}部门预算公开'],
      ['{a}{p}年预算执行情况和{y}年部门预算（草案）'],
      ['{y}年部门预算编制说明', '{a}'],
      ['{a}（部门）{y}年部门预算公开情况说明'],
      ['{a}{y}年部门预算及“三公”经费预算公开'],
      ['{y}年度部门（单位）预算公开', '部门（单位）名称：{a}'],
      ['{a}', '{y}年部门预算公开报告', '{w}年二月'],
      ['{a}{y}年部门预算公开目录', ''],
      ['{y}年{a}部门预算批复公开表'],
      ['预算代码：133001', '{a}', '{y}年部门预算'],
    ],
    tables: ['部门收支总表', '部门收入总表', '部门支出总表', '财政拨款收支总表'],
  },
  {
    kind: 'budget',
    scope: 'unit',
    forms: [
      ['{a}', '{y}年单位预算'],
      ['{a}{y}年单位预算公开说明'],
      ['{y}年{a}单位预算'],
      ['{a}{y}年度单位预算信息公开', '{y}年3月1日'],
      ['{y}年单位预算公开', '单位名称：{a}'],
    ],
    tables: ['单位收支总表', '一般公共预算支出表'],
  },
  {
    kind: 'performance',
    scope: null,
    forms: [
      ['{a}{y}年度项目支出绩效自评报告'],
      ['{y}年度{a}绩效评价报告'],
      ['{a}关于{y}年度预算绩效自评情况的报告'],
      ['{a}{y}年度城乡医疗救助项目绩效评价报告'],
    ],
    tables: ['项目支出绩效自评表'],
  },
  {
    kind: 'performance',
    scope: 'department',
    forms: [['{a}', '{y}年度部门整体支出绩效自评报告'], ['{y}年度{a}部门整体支出绩效评价报告']],
    tables: ['部门整体支出绩效自评表'],
  },
];

const fill = (form: string, agency: string, year: number): string =>
  form
    .replace('{a}', agency)
    .replace('{y}', String(year))
    .replace('{n}', String(year + 1))
    .replace('{p}', String(year - 1))
    .replace('{v}', inWords(year + 1))
    .replace('{w}', inWords(year))
    .replace('{s}', String(year).slice(2));

/** 广西壮族自治区 is printed as 广西, 恩施土家族苗族自治州 as 恩施州. */
const shortName = (name: string): string =>
  name
    .replace(/^(内蒙古|广西|西藏|宁夏|新疆).*自治区$/u, '$1')
    .replace(
      /^(恩施|湘西|凉山|甘孜|阿坝|延边|伊犁|大理|红河|文山|楚雄|德宏|怒江|迪庆|临夏|甘南|黔南|黔东南|黔西南).*自治州$/u,
      '$1州',
    );

interface Body {
  readonly agency: string;
  readonly region: Region;
  readonly decidable: boolean;
  readonly words: readonly string[];
}

/** How a body prints its place: in full, with the city, or the county alone. */
function makeBody(region: Region, pick: (below: number) => number, isUnique: (name: string) => boolean): Body {
  const choose = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const { province, city, name } = region;
  if (region.kind === 'province')
    return { agency: `${name}${choose(PROVINCE_BODIES)}`, region, decidable: true, words: [] };
  const outer = city === null || city === province || region.kind === 'city' ? province : city;
  const [shortProvince, shortOuter] = [shortName(province), shortName(outer)];
  const printed = choose([
    `${outer}${name}`,
    name,
    `${province}${outer === province ? '' : outer}${name}`,
    `${outer.replace(/市$/u, '')}${name}`,
    `${province.replace(/省$/u, '')}${outer === province ? '' : outer}${name}`,
    `${shortProvince}${outer === province ? '' : outer}${name}`,
    outer === province ? `${province}${name}` : `${shortOuter}${name}`,
  ]);
  const alone = printed === name && !isUnique(name);
  const style = pick(10);
  const agency =
    style === 0
      ? `中共${printed}${choose(PARTY_BODIES)}`
      : style === 3
        ? choose([
            `政协${printed}委员会办公室`,
            `共青团${printed}委员会`,
            `中国共产党${printed}纪律检查委员会`,
            `${printed}人民代表大会常务委员会`,
          ])
        : style === 1 && region.kind === 'county'
          ? `${printed}${choose(SUB_BODIES)}`
          : style === 2
            ? `${printed}${choose(ZONES)}`
            : `${printed}${choose(COUNTY_BODIES)}`;
  // Half of the ambiguous ones name their city elsewhere, as documents do.
  const words =
    alone && pick(2) === 0 ? [`${outer}${name}位于${outer}`, `根据${outer}有关规定`, `${outer}下达资金`] : [];
  return { agency, region, decidable: style !== 2 && (!alone || words.length > 0), words };
}

/** Makes `count` documents; regions are taken in turn, everything else by the seed. */
export function makeIdentityCases(count: number, seed: number): readonly IdentityCase[] {
  const pick = createRandom(seed);
  const index = buildRegionIndex();
  const regions = index.all.filter(
    (region) =>
      region.kind !== 'zone' &&
      !/^(?:71|81|82)/u.test(region.code) &&
      !/^(?:11|12|31|50)[0-9]{2}00$/u.test(region.code.replace(/0000$/u, 'xxxx')),
  );
  const isUnique = (name: string): boolean => (index.byName.get(name) ?? []).length === 1;
  const step = Math.max(1, Math.floor((regions.length / count) * 7919) % regions.length);
  return Array.from({ length: count }, (_, position): IdentityCase => {
    const region = regions[(position * step + seed) % regions.length] as Region;
    const body = makeBody(region, pick, isUnique);
    const stage = STAGES[pick(STAGES.length)] as Stage;
    const year = 2016 + pick(10);
    const form = stage.forms[pick(stage.forms.length)] as readonly string[];
    const cover = form.map((line) => fill(line, body.agency, year));
    const withContents = pick(2) === 0;
    const compiledBy = pick(2) === 0 ? body.agency : '';
    const lines = [
      ...cover,
      ...(withContents ? ['目录', '第一部分 部门概况', '第二部分 情况说明', ''] : []),
      '第一部分 部门概况',
      '一、主要职责',
      `贯彻执行国家有关法律法规。${body.words.join('，')}`,
      `${year - 1}年收入100.00万元，${year}年收入120.00万元，增长20%。`,
    ];
    return {
      name: `${cover.join(' | ')} (${region.code})`,
      sketch: { lines, tables: stage.tables.map((title) => ({ title, unit: '万元', compiledBy })) },
      expected: {
        agency: body.agency,
        regionCode: region.code,
        fiscalYear: year,
        documentKind: stage.kind,
        scope: stage.scope,
      },
      decidable: body.decidable,
    };
  });
}
