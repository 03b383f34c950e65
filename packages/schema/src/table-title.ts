/** A table by its title, as sentences of findings name it. */
export const tableTitle = (text: string, language: 'zh' | 'en'): string =>
  text === ''
    ? language === 'zh'
      ? '（无标题的表）'
      : 'an untitled table'
    : language === 'zh'
      ? `《${text}》`
      : `“${text}”`;
