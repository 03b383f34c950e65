import type { Block } from './model.ts';

export const paragraph = (content: string): Block => ({ kind: 'paragraph', text: content });

/** 第一部分 …, on a page of its own. */
export const chapter = (content: string): Block => ({ kind: 'heading', level: 1, text: content, newPage: true });

/** 一、… */
export const section = (content: string): Block => ({ kind: 'heading', level: 2, text: content });

/** （一）… */
export const subsection = (content: string): Block => ({ kind: 'heading', level: 3, text: content });
