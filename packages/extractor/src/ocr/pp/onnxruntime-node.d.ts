/** The part of the runtime that is used; version 1.17 ships without its declarations. */
declare module 'onnxruntime-node' {
  export interface Tensor {
    readonly type: string;
    readonly dims: readonly number[];
    readonly data: unknown;
  }

  export interface InferenceSession {
    readonly inputNames: readonly string[];
    readonly outputNames: readonly string[];
    run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
    release(): Promise<void>;
  }

  interface SessionOptions {
    readonly executionProviders: readonly string[];
    readonly intraOpNumThreads: number;
    readonly interOpNumThreads: number;
    readonly enableCpuMemArena: boolean;
  }

  interface Runtime {
    readonly InferenceSession: { create(path: string, options: SessionOptions): Promise<InferenceSession> };
    readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
  }

  const runtime: Runtime;
  export default runtime;
}
