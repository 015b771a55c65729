import { existsSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';

const names = ['tillside.yaml', 'tillside.yml', 'tillside.json'];

const key = (prefix: string): string => `${prefix}_${randomBytes(18).toString('base64url')}`;

const starter =
  (): string => `# What this server knows of your shop. Fields: see the README of @tillside/server.
stores:
  - id: shop
    keys:
      write: ${key('pk')} # publishable: goes into pages
      read: ${key('rk')} # for people who read results
      manage: ${key('mk')} # for your own systems: invitations, erasure
    origins: ['http://localhost:5173'] # pages that may send signals
    locale: en-GB
    promises:
      - id: returns
        title: Thirty days to return
        icon: returns
        evidence: customers # counted from what invited customers say
    feedback:
      - id: visit
        title: Your visit
        questions:
          - { id: score, type: csat, label: How was it? }
          - { id: kept, type: kept, label: Could you return it?, promise: returns }
          - { id: words, type: text, label: What should we know? }
`;

/** The configuration file to use: the one that is named, one that is there, or one that is written now. */
export function configFile(named: string | undefined): { file: string; isNew: boolean } {
  const found = named ?? names.find(name => existsSync(name));
  if (found) return { file: found, isNew: false };
  writeFileSync(names[0]!, starter(), { mode: 0o600, flag: 'wx' });
  return { file: names[0]!, isNew: true };
}

/** Where the data is: `DATABASE_URL`, or a folder. */
export const databasePlace = (folder: string | undefined): string =>
  process.env.DATABASE_URL || (folder ?? process.env.TILLSIDE_DATA ?? 'tillside-data');
