import { escaped, Field } from './field.js';

/** As many nodes as are looked at, so that not even data that contains itself takes long. */
const maxNodes = 50_000;

/** What some JSON-LD says of a node, in one place or in several. */
interface Described {
  /** The first place. */
  node: Field;
  /** The first value of each member. */
  members: Map<string, Field>;
}

/** All nodes of some JSON-LD that say more than their `@id`, by it. */
type Graph = ReadonlyMap<string, Described>;

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
    const elsewhere = own.isMissing ? this.#described(this.value)?.members.get(String(name)) : undefined;
    const found = elsewhere ?? own;
    const node = isReference(found.value) ? this.#described(found.value)?.node : undefined;
    return new LinkedField(node ?? found, this.#graph);
  }

  #described(value: unknown): Described | undefined {
    const id = idOf(value);
    return id === undefined ? undefined : this.#graph.get(id);
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
  const graph = new Map<string, Described>();
  const seen = new Set<unknown>();
  const waiting: [value: unknown, path: string][] = [[data, root]];
  for (let next = waiting.pop(); next && seen.size < maxNodes; next = waiting.pop()) {
    const [value, path] = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    const id = idOf(value);
    if (id && !isReference(value)) describe(graph, id, new Field(value, path));
    // From the back, so that nodes are found in the order of the data.
    for (const [name, member] of Object.entries(value).reverse())
      if (typeof member === 'object') waiting.push([member, `${path}/${escaped(name)}`]);
  }
  return graph;
}

function describe(graph: Map<string, Described>, id: string, node: Field): void {
  const described = graph.get(id) ?? { node, members: new Map<string, Field>() };
  const { members } = described;
  graph.set(id, described);
  for (const name of Object.keys(node.value as object)) {
    const member = node.get(name);
    if (!member.isMissing && !members.has(name)) members.set(name, member);
  }
}
