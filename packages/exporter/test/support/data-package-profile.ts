/**
 * What Data Package 2.0 demands of the properties that we write, as JSON Schema (draft 07). Written after the
 * standard (datapackage.org/standard: data-package, data-resource, table-schema, table-dialect), because the profile
 * that it publishes (profiles/2.0) cannot be fetched where the tests run. Most parts were compared with that profile,
 * and what it allows there is the same or more; the constraints of number and integer fields were not: those follow
 * the words of the standard alone. Anything else in a descriptor is refused here, so that a new property is looked
 * up before it is written. The properties that the standard does not name are listed: it allows custom ones.
 */
const PATH = String.raw`^((?=[^./~])(?!file:)((?!\/\.\.\/)(?!\\)(?!:\/\/).)*|(http|ftp)s?:\/\/.*)$`;

const anyConstraints = { required: { type: 'boolean' }, unique: { type: 'boolean' } };
const fieldWords = {
  name: { type: 'string', minLength: 1 },
  title: { type: 'string' },
  description: { type: 'string' },
  // Custom: unit of a quantity; type of the Fiscal Data Package.
  unit: { type: 'string' },
  columnType: { type: 'string', pattern: '^[a-z]+([-:][a-z0-9]+)*$' },
};

const field = (type: string, constraints: object): object => ({
  type: 'object',
  required: ['name', 'type'],
  additionalProperties: false,
  properties: {
    ...fieldWords,
    type: { const: type },
    constraints: {
      type: 'object',
      minProperties: 1,
      additionalProperties: false,
      properties: { ...anyConstraints, ...constraints },
    },
  },
});

const names = { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } };

const tableSchema = {
  type: 'object',
  required: ['fields'],
  additionalProperties: false,
  properties: {
    fields: {
      type: 'array',
      minItems: 1,
      items: {
        oneOf: [
          field('string', {
            pattern: { type: 'string', format: 'regex' },
            enum: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string' } },
          }),
          field('number', { minimum: { type: 'number' } }),
          field('integer', { minimum: { type: 'integer' } }),
          field('boolean', {}),
        ],
      },
    },
    missingValues: { type: 'array', items: { type: 'string' } },
    primaryKey: names,
    foreignKeys: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['fields', 'reference'],
        additionalProperties: false,
        properties: {
          fields: names,
          reference: {
            type: 'object',
            required: ['fields'],
            additionalProperties: false,
            properties: { resource: { type: 'string' }, fields: names },
          },
        },
      },
    },
  },
};

const resource = {
  type: 'object',
  required: ['name', 'path'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
    path: { type: 'string', pattern: PATH },
    type: { const: 'table' },
    title: { type: 'string' },
    description: { type: 'string' },
    format: { type: 'string' },
    mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
    encoding: { type: 'string' },
    bytes: { type: 'integer' },
    hash: { type: 'string', pattern: '^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$' },
    dialect: {
      type: 'object',
      additionalProperties: false,
      properties: {
        delimiter: { type: 'string' },
        lineTerminator: { type: 'string' },
        quoteChar: { type: 'string' },
        doubleQuote: { type: 'boolean' },
        header: { type: 'boolean' },
      },
    },
    schema: tableSchema,
    // Custom: what is to be said of the panel.
    balanced: { type: 'boolean' },
    factsLeftOut: { type: 'object', additionalProperties: { type: 'integer' } },
  },
};

export const dataPackageProfile = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  required: ['resources'],
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
    title: { type: 'string' },
    description: { type: 'string' },
    version: { type: 'string' },
    keywords: { type: 'array', minItems: 1, items: { type: 'string' } },
    licenses: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        anyOf: [{ required: ['name'] }, { required: ['path'] }],
        additionalProperties: false,
        properties: {
          name: { type: 'string', pattern: '^([-a-zA-Z0-9._])+$' },
          path: { type: 'string', pattern: PATH, format: 'uri' },
          title: { type: 'string' },
        },
      },
    },
    sources: {
      type: 'array',
      items: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: {
          title: { type: 'string' },
          path: { type: 'string', pattern: PATH },
          version: { type: 'string' },
        },
      },
    },
    resources: { type: 'array', minItems: 1, items: resource },
  },
};
