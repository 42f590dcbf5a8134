/**
 * What the scripts use of Pagefind's own module, `pagefind/pagefind.js`, which is made with the index and comes without
 * types. Only `make lint` reads this. In a script: `/** @type {Pagefind.Engine} *\/`.
 */
declare namespace Pagefind {
  interface Engine {
    options(options: { excerptLength?: number; baseUrl?: string; ranking?: Record<string, number> }): Promise<void>;
    init(): Promise<void>;
    preload(query: string): Promise<void>;
    /** Best first. */
    search(query: string): Promise<{ results: Result[] }>;
    destroy(): Promise<void>;
  }

  interface Result {
    /** The name of its fragment: `en_b766278`. */
    id: string;
    score: number;
    /** Fetches the fragment. */
    data(): Promise<Fragment>;
  }

  interface Fragment {
    url: string;
    raw_url: string;
    /** Entities and `<mark>`: never markup of ours. */
    excerpt: string;
    /** As it is written, not encoded. */
    content: string;
    /** The words of `content` that were found, from 0. */
    locations: number[];
    meta: Record<string, string>;
  }
}
