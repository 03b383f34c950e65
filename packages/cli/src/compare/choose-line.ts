import { PANEL_PHASES, UserError, type PanelPhase } from '@mingzhang/schema';
import type { Session } from '@mingzhang/exporter/node';

/** What is asked for; what is left open is chosen by what most bodies print. */
export interface LineQuery {
  readonly code?: string;
  readonly measure: string;
  readonly kind?: string;
  readonly phase?: PanelPhase;
  readonly fund?: string;
}

/** One line that can be compared: the same kind of document, phase and fund for every body. */
export interface Line {
  readonly code: string | null;
  readonly codeName: string | null;
  readonly measure: string;
  readonly kind: string;
  readonly phase: PanelPhase;
  readonly fund: string | null;
}

/** SQL: rows about the code, by the code of their year or by today's; whole lines, not parts of them. */
export const IS_LINE = `measure = $measure
  AND (CASE WHEN $code IS NULL THEN code IS NULL ELSE code = $code OR coalesce(code_harmonised, code) = $code END)
  AND code2 IS NULL AND project IS NULL`;

/** Hints stay one line. */
const MOST_ALTERNATIVES = 6;

const isPhase = (text: string): text is PanelPhase => PANEL_PHASES.some((phase) => phase === text);

/** What there is instead: the line in other documents, phases or funds; else other measures of the code. */
async function readAlternatives(session: Session, { code, measure }: LineQuery) {
  const parameters = { code: code ?? null };
  const lines = await session.rows(
    `SELECT DISTINCT document_kind, phase, fund FROM (${numbersByPhase()}) ORDER BY ALL LIMIT ${MOST_ALTERNATIVES}`,
    { ...parameters, measure },
  );
  const measures = await session.rows(
    'SELECT DISTINCT measure FROM panel WHERE code IS NOT DISTINCT FROM $code OR code_harmonised = $code ORDER BY measure',
    parameters,
  );
  return {
    lines: lines.map((row) =>
      [
        `--kind ${row['document_kind']}`,
        `--phase ${row['phase']}`,
        ...(row['fund'] === null ? [] : [`--fund ${row['fund']}`]),
      ].join(' '),
    ),
    measures: measures.map((row) => String(row['measure'])),
  };
}

async function explainNothing(session: Session, query: LineQuery): Promise<UserError> {
  const { code, measure } = query;
  const { lines, measures } = await readAlternatives(session, query);
  const [hint, hintZh] =
    lines.length > 0
      ? [`there is ${lines.join('; ')}`, `有的是 ${lines.join('；')}`]
      : measures.length > 0
        ? [`measures that it has: ${measures.join(', ')}`, `有的指标是 ${measures.join('、')}`]
        : code === undefined
          ? ['the run holds no amounts: see documents', '这次运行没有金额：见 documents']
          : [`no document prints ${code}: check --code`, `没有文件印出 ${code}：请检查 --code`];
  return new UserError(
    'compare.nothing',
    `no document prints ${measure}${code === undefined ? '' : ` of ${code}`} like that`,
    {
      hint,
      chinese: { message: `没有文件这样印出${code === undefined ? '' : ` ${code} 的`} ${measure}`, hint: hintZh },
    },
  );
}

/** SQL: every number of the line with its kind, phase, fund, body and year. */
function numbersByPhase(): string {
  return PANEL_PHASES.map(
    (phase, index) =>
      `SELECT document_kind, fund, '${phase}' AS phase, ${index} AS place, agency, fiscal_year, code_name FROM panel WHERE ${IS_LINE} AND ${phase}_yuan IS NOT NULL`,
  ).join(' UNION ALL ');
}

/**
 * The line to compare. Kind, phase and fund that are not given are those under which most bodies and years have
 * a number; the widest fund among equals. Throws `compare.nothing` when there is none.
 */
export async function chooseLine(session: Session, query: LineQuery): Promise<Line> {
  const code = query.code ?? null;
  const funds =
    "list_position(['total', 'fiscal', 'gpb', 'gov_fund', 'state_capital', 'special_account', 'other'], fund)";
  const [best] = await session.rows(
    `SELECT document_kind, fund, phase, arg_max(code_name, fiscal_year) AS code_name
     FROM (${numbersByPhase()})
     WHERE ($kind IS NULL OR document_kind = $kind) AND ($phase IS NULL OR phase = $phase) AND ($fund IS NULL OR fund = $fund)
     GROUP BY document_kind, fund, phase
     ORDER BY count(DISTINCT (agency, fiscal_year)) DESC, phase LIKE 'prior_%', document_kind = 'performance', ${funds}, phase = 'executed' DESC, document_kind, phase
     LIMIT 1`,
    { code, measure: query.measure, kind: query.kind ?? null, phase: query.phase ?? null, fund: query.fund ?? null },
  );
  const phase = String(best?.['phase'] ?? '');
  if (best === undefined || !isPhase(phase)) throw await explainNothing(session, query);
  return {
    code,
    codeName: best['code_name'] === null ? null : String(best['code_name']),
    measure: query.measure,
    kind: String(best['document_kind']),
    phase,
    fund: best['fund'] === null ? null : String(best['fund']),
  };
}
