import { escaped, Field } from './field.js';

/** As many nodes as are looked at, so that not even data that contains itself takes long. */
const maxNodes = 50_000;

/** All nodes of some JSON-LD that say more than their `@id`, by it. */
type Graph = ReadonlyMap<string, readonly Field[]>;

/**
 * A part of some JSON-LD. Where a node is only referred to (`{"@id": …}`), it is the node itself, wherever in the data
 * that is; what one place does not say of a node, another with the same `@id` may.
 */
export class LinkedField extends Field {
  readonly #graph: Graph;

  private constructor({ value, path }: Field, graph: Graph) {
    super(value, path);
    this.#graph = graph;
  }

  /** The data with its references resolved. */
  static read(data: Field): LinkedField {
    return new LinkedField(data, graphOf(data));
  }

  override get(...names: (string | number)[]): LinkedField {
    return names.reduce<LinkedField>((holder, name) => holder.#member(name), this);
  }

  #member(name: string | number): LinkedField {
    const own = super.get(name);
    const elsewhere = own.isMissing && idOf(this.value);
    const others = elsewhere ? (this.#graph.get(elsewhere) ?? []) : [];
    const found = others.map(node => node.get(name)).find(({ isMissing }) => !isMissing) ?? own;
    const node = isReference(found.value) ? this.#graph.get(idOf(found.value)!)?.[0] : undefined;
    return new LinkedField(node ?? found, this.#graph);
  }

  override list(): LinkedField[] {
    return Array.isArray(this.value) ? this.value.map((_, at) => this.get(at)) : [];
  }
}

/** The `@id` of a node. */
function idOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('@id' in value)) return undefined;
  const { '@id': id } = value;
  return typeof id === 'string' && id ? id : undefined;
}

/** Whether a node says nothing but which one is meant. */
const isReference = (value: unknown): boolean =>
  idOf(value) !== undefined && Object.keys(value as object).every(name => /^@(id|type)$/.test(name));

function graphOf({ value: data, path: root }: Field): Graph {
  const graph = new Map<string, Field[]>();
  const seen = new Set<unknown>();
  const waiting: [value: unknown, path: string][] = [[data, root]];
  for (let next = waiting.pop(); next && seen.size < maxNodes; next = waiting.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const id = idOf(value);
    if (id && !isReference(value)) graph.set(id, [...(graph.get(id) ?? []), new Field(value, path)]);
    // From the back, so that nodes are found in the order of the data.
    for (const [name, member] of Object.entries(value).reverse())
      if (typeof member === 'object') waiting.push([member, `${path}/${escaped(name)}`]);
  }
  return graph;
}
