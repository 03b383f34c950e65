import type { Finding, PrintedDocument } from '@mingzhang/schema';
import { firstPlace } from '../first-place.ts';
import { toPlainText } from '../plain-text.ts';

/** 组织对甲项目开展了部门重点评价: the one project that a department evaluates itself. */
const REVIEWED = /对([^,。;:对]{3,40}?)(?:项目)?开展(?:了)?部门重点(?:绩效)?评价/u;
/** 等3个项目: of several, each sentence may name another. */
const SEVERAL = /等|(?:[2-9]|\d{2,})个|[二两三四五六七八九十]个|、/u;

const nameOf = (printed: string): string =>
  printed
    .replace(/^本部门/u, '')
    .replace(/(?:1|一)个(?:一级)?(?:项目)?$/u, '')
    .replace(/项目$/u, '');

/** The project that a text says was evaluated, where it says so twice and names two. */
export function findReviewedProjects(document: PrintedDocument): readonly Finding[] {
  const named = document.paragraphs.flatMap(({ role, text, places }) => {
    const printed = role === 'body' ? REVIEWED.exec(toPlainText(text))?.[1] : undefined;
    return printed === undefined ? [] : [{ printed, name: nameOf(printed), at: firstPlace(places) }];
  });
  const [first, ...others] = named;
  if (first === undefined || named.some(({ printed }) => SEVERAL.test(printed))) return [];
  const other = others.find(({ name }) => !name.includes(first.name) && !first.name.includes(name));
  return other === undefined
    ? []
    : [
        {
          code: 'text.project_differs',
          severity: 'warning',
          cause: 'document',
          at: other.at,
          printed: other.name,
          other: first.name,
        },
      ];
}
