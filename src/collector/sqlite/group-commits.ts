interface Pending<Item> {
  item: Item;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/**
 * Collects the items that arrive in one turn of the event loop and commits them together: the wait
 * for the disk is paid once for all who wait. Each promise settles with its commit.
 */
export function groupCommits<Item>(
  commit: (items: readonly Item[]) => void,
): (item: Item) => Promise<void> {
  let pending: Pending<Item>[] = [];

  function flush(): void {
    const group = pending;
    pending = [];
    try {
      commit(group.map(({ item }) => item));
    } catch (error) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const { resolve } of group) resolve();
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (pending.length === 0) setImmediate(flush);
      pending.push({ item, resolve, reject });
    });
}
