import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Package } from 'datapackage';

export interface ValidatedPackage {
  /** Rows of every CSV of the package, by name of the resource. */
  readonly rows: Readonly<Record<string, number>>;
  /** Everything that the validator says against descriptor, types, constraints and foreign keys. */
  readonly complaints: readonly string[];
}

/** Messages of an error of the library, which holds the single ones inside. */
function messagesOf(error: Error): readonly string[] {
  const inside: unknown = 'errors' in error ? error.errors : undefined;
  const messages = Array.isArray(inside) ? inside.flatMap((one) => (one instanceof Error ? [one.message] : [])) : [];
  return messages.length === 0 ? [error.message] : messages;
}

/**
 * Has the library of Frictionless Data validate a data package: the descriptor against its profile, every row of
 * every CSV against its schema, and every foreign key. The library, written before Data Package 2.0, takes a byte
 * order mark for a part of the first name: it gets a copy without them.
 */
export async function validatePackage(folder: string): Promise<ValidatedPackage> {
  const copy = await mkdtemp(join(tmpdir(), 'mingzhang-package-'));
  try {
    await cp(join(folder, 'datapackage.json'), join(copy, 'datapackage.json'));
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.csv')))
      await writeFile(join(copy, file), (await readFile(join(folder, file), 'utf8')).replace(/^\uFEFF/, ''));
    const found = await Package.load(join(copy, 'datapackage.json'));
    const rows: Record<string, number> = {};
    const complaints = found.errors.map((error) => error.message);
    for (const resource of found.resources.filter(({ descriptor }) => descriptor.format === 'csv')) {
      const checked = await resource.read({ keyed: true, relations: true, forceCast: true });
      rows[resource.name] = checked.length;
      for (const row of checked)
        if (row instanceof Error) complaints.push(...messagesOf(row).map((message) => `${resource.name}: ${message}`));
    }
    return { rows, complaints };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
