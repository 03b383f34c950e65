/** What a column means, in both languages of the product; goes into the codebook, the labels and the data package. */
export interface About {
  readonly description: string;
  readonly descriptionZh: string;
  /** CNY, points, percent, pt …; left out where the column is no quantity. */
  readonly unit?: string;
}

/** Metadata of a column for `.meta(…)`: its meaning in English and Chinese, with what else is known of it. */
export function about(
  description: string,
  descriptionZh: string,
  more: { readonly unit?: string } = {},
): About & Record<string, unknown> {
  return { description, descriptionZh, ...more };
}
