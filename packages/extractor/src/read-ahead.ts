/**
 * Gives what is read in its order while the next ones are under way already, at most `atOnce` of them, the one
 * that is waited for included. When the caller stops, what is under way is left alone.
 */
export async function* readAhead<Item>(
  read: (index: number) => Promise<Item>,
  { count, atOnce }: { readonly count: number; readonly atOnce: number },
): AsyncGenerator<Item> {
  const underWay: Promise<Item>[] = [];
  let next = 0;
  for (let index = 0; index < count; index++) {
    for (; next < count && next < index + atOnce; next++) {
      const item = read(next);
      // Whether it fails is asked in its turn, or never.
      item.catch(() => undefined);
      underWay.push(item);
    }
    const item = underWay.shift();
    if (item !== undefined) yield await item;
  }
}
