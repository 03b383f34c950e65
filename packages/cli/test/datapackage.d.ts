/** The part of Frictionless Data's library that the tests use; it brings no types of its own. */
declare module 'datapackage' {
  /** A row of the right types, or why it has not. */
  type CheckedRow = Readonly<Record<string, unknown>> | Error;
  interface Resource {
    readonly name: string;
    readonly descriptor: { readonly format?: string };
    read(options: { keyed: true; relations: boolean; forceCast: true }): Promise<readonly CheckedRow[]>;
  }
  export class Package {
    static load(descriptor: string): Promise<Package>;
    readonly valid: boolean;
    readonly errors: readonly Error[];
    readonly resources: readonly Resource[];
  }
}
