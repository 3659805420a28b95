/** A file of the Lab as the site serves it. */
export interface LabAsset {
  /** Relative to the site's base, with a hash of the content: `lab/node-20.0.0.3f2a….json`. */
  readonly path: string;
  /** Uncompressed. */
  readonly bytes: number;
}

export interface ReleaseAsset extends LabAsset {
  /** The key of its parser in `llhttps`. */
  readonly llhttp: number;
  /** By name: JSON of a `ReleasePart`, which a page loads when a program needs it. */
  readonly parts: Readonly<Record<string, SizedAsset>>;
  /** JSON of a `LibraryIndex`: where Node's own text of each module is, which a page loads for a patch. */
  readonly library: LabAsset;
}

export interface SizedAsset extends LabAsset {
  /** Bytes on the way to the page, compressed with gzip. */
  readonly wireBytes: number;
}

/** Module id → JSON of a `LibraryText`. */
export type LibraryIndex = Readonly<Record<string, LabAsset>>;

/** Node's own text of a module of lib/, unchanged, with its licence. */
export interface LibraryText {
  /** `lib/_http_agent.js` of Node.js, under the licence at this path of the site. */
  readonly file: string;
  readonly licence: string;
  readonly text: string;
}

/** What a search over orders needs, and a run with the times that one has found. */
export interface OrdersAsset {
  /** Text of the script that searches in the sandbox. */
  readonly script: string;
  /** Text of the script that gives one run its chosen times. */
  readonly times: string;
  /** Release → SHA-256 of its library, which a statement over all orders names. */
  readonly libraries: Readonly<Record<string, string>>;
}

/** Where a page finds the Lab: written into the page when the site is built. */
export interface LabAssets {
  /** The sandbox's document, with the worker that runs programs (src/engines/lab) in it. */
  readonly frame: LabAsset;
  /** JSON of an `OrdersAsset`, which a page loads for the first search over orders or the first run with chosen times. */
  readonly orders: LabAsset;
  /**
   * By Node release, oldest first: JSON of a `ReleasePack`. A release that is not listed cannot be
   * picked.
   */
  readonly releases: Readonly<Record<string, ReleaseAsset>>;
  /** By major version: WebAssembly bytes, as JSON of a base64 text. */
  readonly llhttps: Readonly<Record<number, LabAsset>>;
  /** By node-fetch version: JSON of a `BundledPackage`. */
  readonly fetches: Readonly<Record<string, LabAsset>>;
  /** Of other clients by name and version, `axios@1.21.1`: JSON of a `BundledPackage`. */
  readonly clients: Readonly<Record<string, SizedAsset>>;
}
