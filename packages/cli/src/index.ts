export { type Io, type TextStream } from './io.ts';
export { main } from './main.ts';
export { type Stages } from './pipeline/stages.ts';
