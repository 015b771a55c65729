import { readFileSync } from 'node:fs';
import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { codeOf } from '../error-code.js';
import { configOf, type ConfigFault } from './check.js';
import type { Config } from './types.js';

/** An invalid configuration; the message names the file and the lines. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The offset of what a path leads to, or of the nearest thing around it; of a key if that is what is wrong. */
function offsetOf(document: Document, path: readonly PropertyKey[], isKey: boolean): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [depth, step] of path.entries()) {
    if (isNode(node) && node.range) offset = node.range[0];
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === String(step));
      if (!pair) return offset;
      const at = isKey && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key);
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      if (at === pair.key) return offset;
      node = pair.value;
    } else if (isSeq(node)) node = node.items[Number(step)];
    else return offset;
  }
  return isNode(node) && node.range ? node.range[0] : offset;
}

/**
 * Reads a configuration file, YAML or JSON, and checks all of it: an unknown field, a wrong value or a missing
 * secret is a {@link ConfigError} that names the line.
 *
 * @param env where `{ env: NAME }` finds its secrets
 */
export function loadConfig(file: string, env: Record<string, string | undefined> = process.env): Config {
  return parseConfig(read(file), file, env);
}

const read = (file: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (cause) {
    throw new ConfigError(`${file}: ${whyUnread(cause)}`, { cause });
  }
};

function whyUnread(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'expected a file, got a folder';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'is not UTF-8';
  return `cannot be read (${code})`;
}

/** What a document says; throws for an alias of nothing, or for so many that they would fill the memory. */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new ConfigError(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Checks the text of a configuration file. */
export function parseConfig(
  text: string,
  file = 'configuration',
  env: Record<string, string | undefined> = {},
): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const line = (offset: number): string => `${file}:${lines.linePos(offset).line}`;
  if (document.errors.length)
    throw new ConfigError(
      document.errors.map(({ pos, message }) => `${line(pos[0])}: ${message}`).join('\n'),
    );
  const { config, faults } = configOf(valueOf(document, file), env);
  if (config) return config;
  const say = ({ path, message, isKey = false }: ConfigFault): string =>
    `${line(offsetOf(document, path, isKey))}: ${path.map(String).join('.') || 'file'}: ${message}`;
  throw new ConfigError(faults.map(say).join('\n'));
}
