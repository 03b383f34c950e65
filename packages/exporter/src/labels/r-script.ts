import { describeColumns, OUTPUT_NAMES, type Column, type OutputName } from '@mingzhang/schema';
import type { ValueNames } from '../value-names.ts';

const TYPE: Readonly<Record<Column['type'], string>> = {
  text: 'character',
  decimal: 'numeric',
  integer: 'integer',
  number: 'numeric',
  boolean: 'logical',
};

const quote = (text: string): string => `"${text.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`)}"`;
const vector = (texts: readonly string[]): string => `c(${texts.join(', ')})`;

function fileSpec(file: OutputName, names: ValueNames): string {
  const columns = describeColumns(file);
  const types = columns.map((column) => `${quote(column.name)} = "${TYPE[column.type]}"`);
  const labels = columns.map((column) => `${quote(column.name)} = ${quote(column.descriptionZh)}`);
  const decimals = columns.filter((column) => column.type === 'decimal').map((column) => quote(column.name));
  const levels = columns.flatMap((column) => {
    const values = names.ofColumn(file, column);
    if (values.length === 0 || column.values === undefined) return [];
    const items = values.map((value) => `${quote(value.value)} = ${quote(value.name_zh)}`);
    return [`    ${quote(column.name)} = ${vector(items)}`];
  });
  return `mingzhang_spec[[${quote(file)}]] <- list(
  title = ${quote(names.file(file, 'zh'))},
  types = ${vector(types)},
  labels = ${vector(labels)},
  decimals = ${decimals.length === 0 ? 'character()' : vector(decimals)},
  levels = list(
${levels.join(',\n')}
  )
)
`;
}

/**
 * An R script that loads every CSV with types, labels of columns and factors with Chinese names. Base R alone.
 * Amounts are doubles in R: exact up to 15 digits; `exact = TRUE` keeps them as text.
 */
export function formatRScript(names: ValueNames): string {
  return `# 明账 mingzhang: loads the CSV files of a run with labels. 读入一次运行的 CSV 并加上标签。
#   source("output/labels/mingzhang.R", encoding = "UTF-8"); data <- mingzhang_load("output"); summary(data$panel)
# Large runs: mingzhang_load("output", files = "panel") reads one file alone. 数据多时可只读一个文件。
# Values are called by their names; labels = FALSE keeps the words of the codebook. labels = FALSE 时取值照数据说明中的写法。
# Amounts become doubles (exact up to 15 digits); mingzhang_load(folder, exact = TRUE) keeps them as text.
# 金额读作双精度数（15 位以内不变）；exact = TRUE 时保留为文本。

mingzhang_spec <- list()

${OUTPUT_NAMES.map((file) => fileSpec(file, names)).join('\n')}
# Takes away the apostrophe that keeps a spreadsheet from running a text. 去掉防止公式执行的单引号。
mingzhang_unguard <- function(text) sub("^'(?='*[=+\\\\-@\\\\t\\\\r\\uff1d\\uff0b\\uff0d\\uff20])", "", text, perl = TRUE)

mingzhang_read <- function(file, folder, exact, labels) {
  spec <- mingzhang_spec[[file]]
  types <- spec$types
  if (exact) types[spec$decimals] <- "character"
  # Read as text first: R would take an empty text of a column of texts for no value, and true for a text.
  data <- read.csv(file.path(folder, paste0(file, ".csv")), colClasses = "character", fileEncoding = "UTF-8-BOM",
                   encoding = "UTF-8", check.names = FALSE, na.strings = character())
  for (name in names(types)) {
    text <- data[[name]]
    data[[name]] <- switch(types[[name]],
      character = mingzhang_unguard(text),
      integer = as.integer(ifelse(text == "", NA, text)),
      numeric = as.numeric(ifelse(text == "", NA, text)),
      logical = ifelse(text == "", NA, text == "true"))
    levels <- spec$levels[[name]]
    if (!is.null(levels)) data[[name]] <- factor(data[[name]], levels = names(levels), labels = if (labels) levels else names(levels))
    attr(data[[name]], "label") <- spec$labels[[name]]
  }
  data
}

mingzhang_load <- function(folder = ".", exact = FALSE, files = names(mingzhang_spec), labels = TRUE) {
  files <- match.arg(files, names(mingzhang_spec), several.ok = TRUE)
  files <- files[file.exists(file.path(folder, paste0(files, ".csv")))]
  sapply(files, mingzhang_read, folder = folder, exact = exact, labels = labels, simplify = FALSE)
}
`;
}
