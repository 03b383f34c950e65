import { z } from 'zod';
import { outputSchemas, type OutputName } from './panel.ts';
import { toColumnName } from './records.ts';

/** `decimal` is an exact decimal, written as text of digits; `number` is a measure of place or certainty. */
export type ColumnType = 'text' | 'decimal' | 'integer' | 'number' | 'boolean';

/** One column of a file of rows, as its schema tells it. */
export interface Column {
  /** Name in TypeScript; `name` is the one on disk. */
  readonly key: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** What it can hold; undefined when any value of the type can stand there. */
  readonly values: readonly string[] | undefined;
  /** Regular expression that every text matches; undefined when there is none. */
  readonly pattern: string | undefined;
  readonly minimum: number | undefined;
  /** English and Chinese; '' where the schema says nothing. */
  readonly description: string;
  readonly descriptionZh: string;
  readonly unit: string | undefined;
}

const DECIMAL_PATTERN = String.raw`^-?\d+(\.\d+)?$`;

const one = z.object({
  type: z.union([z.string(), z.array(z.string())]),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
});
const words = {
  description: z.string().default(''),
  descriptionZh: z.string().default(''),
  unit: z.string().optional(),
};
const propertySchema = z.union([
  z.object({ anyOf: z.tuple([one, z.object({ type: z.literal('null') })]), ...words }),
  one.extend(words),
]);
const objectSchema = z.object({ properties: z.record(z.string(), propertySchema) });

function toType(type: string, pattern: string | undefined): ColumnType {
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  if (type !== 'string') throw new Error(`a column cannot be of type ${type}`);
  return pattern === DECIMAL_PATTERN ? 'decimal' : 'text';
}

/** The columns of a file of rows, in their order, with everything that the schema says of them. */
export function describeColumns(name: OutputName): readonly Column[] {
  const { properties } = objectSchema.parse(z.toJSONSchema(outputSchemas[name]));
  return Object.entries(properties).map(([key, property]) => {
    const value = 'anyOf' in property ? property.anyOf[0] : property;
    const types = [value.type].flat();
    const minimum = value.minimum === undefined || value.minimum <= Number.MIN_SAFE_INTEGER ? undefined : value.minimum;
    const type = toType(types.find((candidate) => candidate !== 'null') ?? 'null', value.pattern);
    return {
      key,
      name: toColumnName(key),
      type,
      nullable: 'anyOf' in property || types.includes('null'),
      values: value.enum,
      pattern: type === 'text' ? value.pattern : undefined,
      minimum,
      description: property.description,
      descriptionZh: property.descriptionZh,
      unit: property.unit,
    };
  });
}

/** Names of all files of rows, in the order in which they are listed. */
export const OUTPUT_NAMES: readonly OutputName[] = Object.keys(outputSchemas).filter(
  (name): name is OutputName => name in outputSchemas,
);
