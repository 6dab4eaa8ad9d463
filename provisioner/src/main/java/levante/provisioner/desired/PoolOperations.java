package levante.provisioner.desired;

import java.util.List;

/**
 * The operations that each machine of a pool shall have had before it serves.
 *
 * @param names in their order, such as {@code web.Standard.configure}
 * @param after node templates whose machines have to have had theirs before
 */
public record PoolOperations(List<String> names, List<String> after) {
  /** A pool that serves as soon as its machines run. */
  public static final PoolOperations NONE = new PoolOperations(List.of(), List.of());

  public PoolOperations {
    names = List.copyOf(names);
    after = List.copyOf(after);
  }
}
