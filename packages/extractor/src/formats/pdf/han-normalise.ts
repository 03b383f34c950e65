/**
 * Radicals that fonts name instead of the character that looks the same, where Unicode's
 * normalisation leaves them alone. Source: EquivalentUnifiedIdeograph.txt of Unicode 15, the part
 * that modern simplified and traditional text can meet; and ⼾, for which normalisation names 戶, but which
 * the fonts of simplified text draw with the glyph of 户.
 */
const radicals = parsePairs(`
  ⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺗㣺 ⺘扌
  ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糹
  ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴网 ⺵网 ⺶羊 ⺷羊 ⺸羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见
  ⻆角 ⻇角 ⻈讠 ⻉贝 ⻊足 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕阝 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风
  ⻜飞 ⻝食 ⻞飠 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜
  ⻲亀 ⻳龟 ⼾户 ㇐一
`);

/** What vertical writing turns on its side, and the character it is: `︵` is `（`. Source: Unicode 15, FE10–FE48. */
const verticalForms = parsePairs(`
  ︐， ︑、 ︒。 ︓： ︔； ︕！ ︖？ ︗〖 ︘〗 ︙… ︰‥ ︱— ︲– ︳＿ ︵（ ︶）
  ︷｛ ︸｝ ︹〔 ︺〕 ︻【 ︼】 ︽《 ︾》 ︿〈 ﹀〉 ﹁「 ﹂」 ﹃『 ﹄』 ﹇［ ﹈］
`);

/** Kangxi and supplement radicals, CJK strokes, compatibility ideographs, ligatures, vertical forms. */
const compatible =
  /[\u2E80-\u2EF3\u2F00-\u2FD5\u31D0\uF900-\uFAFF\uFB00-\uFB06\uFE10-\uFE19\uFE30-\uFE48\u{2F800}-\u{2FA1F}]/u;
const oneCompatible = new RegExp(compatible.source, 'gu');

/**
 * The plain characters for code points that exist only for compatibility and look the same:
 * `⽉` (U+2F49) becomes `月`, `⻓` becomes `长`, `ﬁ` becomes `fi`. Full-width digits, letters and
 * brackets stay as printed.
 */
export function normaliseHan(text: string): string {
  if (!compatible.test(text)) return text;
  return text.replace(
    oneCompatible,
    (character) => radicals.get(character) ?? verticalForms.get(character) ?? character.normalize('NFKC'),
  );
}

/** Pairs of characters between white space: what is found, and what it becomes. */
function parsePairs(table: string): ReadonlyMap<string, string> {
  const pairs = table.trim().split(/\s+/);
  return new Map(pairs.map((pair) => [pair.charAt(0), pair.charAt(1)]));
}
