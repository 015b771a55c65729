import type { Finding } from './finding.js';
import type { Visit } from './visit.js';

/** One thing that a host's page must do or must not do. */
export interface Check {
  /** One word, for `--only`. */
  id: string;
  /** What must hold. */
  name: string;
  run(visit: Visit): Promise<Finding>;
}
