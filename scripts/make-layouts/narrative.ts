import { formatYuan } from './amount.ts';
import type { Block } from './document.ts';
import type { Figures } from './figures.ts';
import type { Random } from './random.ts';
import { sumLeaf } from './tables/leaf.ts';

interface Told {
  readonly figures: Figures;
  readonly year: number;
  readonly agency: string;
}

/** Fen as 万元 with two decimals, rounded half up. */
const tenThousand = (fen: bigint): string => {
  const hundredths = (fen + 5_000n) / 10_000n;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, '0')}`;
};

/** Some paragraphs about the figures, with a chart or a box between them. */
export function writeNarrative({ figures, year, agency }: Told, random: Random): Block[] {
  const total = sumLeaf('expenditure_total', '', figures);
  const basic = sumLeaf('expenditure_basic', '', figures);
  const project = sumLeaf('expenditure_project', '', figures);
  const revenue = sumLeaf('revenue_total', '', figures);
  const share = (part: bigint): string => ((Number(part) / Number(total)) * 100).toFixed(2);
  const blocks: Block[] = [
    { type: 'heading', level: 2, text: '一、收入支出总体情况' },
    {
      type: 'paragraph',
      text: `${year}年度${agency}本年收入${tenThousand(revenue)}万元，本年支出${tenThousand(total)}万元，其中基本支出${tenThousand(basic)}万元，占${share(basic)}%；项目支出${tenThousand(project)}万元，占${share(project)}%。收支变化的主要原因是参保人数增加，补助标准提高。`,
    },
  ];
  if (random.chance(0.7))
    blocks.push({
      type: 'chart',
      shape: random.pick(['bars', 'pie']),
      labels: ['基本支出', '项目支出', '本年支出'],
      values: [basic, project, total].map((fen) => Number(formatYuan(fen)) / 10_000),
    });
  blocks.push({ type: 'heading', level: 2, text: '二、“三公”经费情况' });
  blocks.push({
    type: 'paragraph',
    text: `公务接待费${tenThousand(figures.spent.reception)}万元，用于接待上级部门和兄弟单位的业务交流；公务用车运行维护费${tenThousand(figures.spent.operation)}万元，主要是车辆的燃料、维修和保险。`,
  });
  if (random.chance(0.5))
    blocks.push({
      type: 'box',
      text: `名词解释：基本支出是为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出，${year}年共${tenThousand(basic)}万元。`,
    });
  return blocks;
}
