import type { Finding } from './finding.js';
import type { Visit } from './visit.js';

/** One thing that a host's page must do, or must not. */
export interface Check {
  /** One word, for `--only`. */
  id: string;
  /** What must be so. */
  name: string;
  run(visit: Visit): Promise<Finding>;
}
