import { beforeAll, expect, test } from 'vitest';
import { decideRegion } from './region.ts';
import { buildRegionIndex, type RegionIndex } from './regions.ts';

let index: RegionIndex;
beforeAll(() => {
  index = buildRegionIndex();
});

const decide = (text: string, documentText = ''): ReturnType<typeof decideRegion> =>
  decideRegion([text], { documentText, index });

test.for([
  ['西安市莲湖区医疗保障局', '610104'],
  ['莲湖区医疗保障局', '610104'],
  ['武汉市东西湖区医疗保障局', '420112'],
  ['岳阳楼区医疗保障局', '430602'],
  ['陕西省西安市长安区医疗保障局', '610116'],
  ['江苏省高级人民法院', '320000'],
  ['中共江苏省委办公厅', '320000'],
  ['中国人民政治协商会议江苏省委员会办公厅', '320000'],
  ['上海市普陀区人民政府万里街道办事处', '310107'],
  ['中共上海市普陀区委社会工作部', '310107'],
  ['上海市财政局', '310000'],
  ['西安市医疗保障局', '610100'],
  ['重庆市城口县财政局', '500229'],
  ['昆山市财政局', '320583'],
  ['仙桃市医疗保障局', '429004'],
  ['上海市浦东新区财政局', '310115'],
  ['内蒙古自治区财政厅', '150000'],
  ['凉山州财政局', '513400'],
  ['国家税务总局南京市税务局', '320100'],
  ['南京市鼓楼区医疗保障局', '320106'],
  ['福州市鼓楼区医疗保障局', '350102'],
] as const)('%s stands in %s', ([text, code]) => {
  expect(decide(text).region?.code).toBe(code);
});

test.for([
  ['长安区医疗保障局', '西安市|西安市|陕西省', '610116'],
  ['长安区医疗保障局', '河北省|石家庄市', '130102'],
  ['普陀区财政局', '上海市普陀区真金路', '310107'],
  ['普陀区财政局', '浙江省|舟山市', '330903'],
] as const)('%s is decided by the words of the document: %s', ([text, documentText, code]) => {
  expect(decide(text, documentText).region?.code).toBe(code);
});

test('a name in several cities without other words stays unknown, with candidates', () => {
  expect(decide('鼓楼区医疗保障局')).toEqual({
    region: undefined,
    printed: '鼓楼区',
    candidates: [
      '320106 江苏省南京市鼓楼区',
      '320302 江苏省徐州市鼓楼区',
      '350102 福建省福州市鼓楼区',
      '410204 河南省开封市鼓楼区',
    ],
  });
});

test('words for two of the candidates decide nothing', () => {
  expect(decide('长安区医疗保障局', '西安市|石家庄市').region).toBeUndefined();
});

test.for(['医疗保障局', '社会工作部', '', '本部门'])('%s names no place', (text) => {
  expect(decide(text)).toEqual({ region: undefined, printed: '', candidates: [] });
});

test('a body without a place takes it from the cover', () => {
  expect(
    decideRegion(['万里街道办事处', '上海市普陀区2024年区级部门预算'], { documentText: '', index }).region?.code,
  ).toBe('310107');
});

test('a district that was merged away is still found', () => {
  expect(decide('三明市梅列区财政局').region).toMatchObject({ code: '350402', county: '梅列区' });
});

test('a development zone is not its city', () => {
  expect(decide('石家庄高新技术产业开发区财政局').region).toBeUndefined();
});
