/** The same sentence in both languages of the product. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}
