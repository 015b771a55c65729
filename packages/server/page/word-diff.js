/** Words with the spaces after them, which do not count. */
const tokens = text => text.match(/\S+\s*/gu) ?? [];
const isSame = (one, other) => one.trimEnd() === other.trimEnd();

/**
 * What an edit leaves out and puts in, word by word (the longest common subsequence).
 * @param {string} before @param {string} after
 * @returns {{ kind: 'same' | 'out' | 'in', text: string }[]}
 */
export function wordDiff(before, after) {
  const [a, b] = [tokens(before), tokens(after)];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i][j] = isSame(a[i], b[j])
        ? lengths[i + 1][j + 1] + 1
        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
  const parts = [];
  const add = (kind, text) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text: last && !/\s$/.test(last.text) ? ` ${text}` : text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length)
    if (i < a.length && j < b.length && isSame(a[i], b[j])) {
      add('same', a[i++]);
      j++;
    } else if (j >= b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])) add('out', a[i++]);
    else add('in', b[j++]);
  return parts;
}
