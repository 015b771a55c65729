/** What the browser's test runner offers to test files: the part of Mocha that they use. */
type Run = () => void | Promise<void>;
declare function describe(title: string, body: () => void): void;
declare var it: (fact: string, body: Run) => void;
declare function before(body: Run): void;
declare function after(body: Run): void;
declare function beforeEach(body: Run): void;
declare function afterEach(body: Run): void;
