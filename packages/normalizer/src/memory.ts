/** What one memory holds at most, then it begins anew: with longer texts left out, a few hundred kilobytes. */
const MOST_KEPT = 4_096;
/** Characters. Longer texts are sentences, which do not come again. */
const LONGEST_KEPT = 100;

/**
 * A pure function of a text, answered from memory where the same text was asked for lately: the headers, labels and
 * names of a document are a few hundred texts, asked for thousands of times. Nobody may change what it returns.
 */
export function rememberTexts<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly result: T }>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return compute(text);
    const before = known.get(text);
    if (before !== undefined) return before.result;
    const result = compute(text);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(text, { result });
    return result;
  };
}
