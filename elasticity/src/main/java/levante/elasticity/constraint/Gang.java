package levante.elasticity.constraint;

/**
 * Pods that are of use together only.
 *
 * @param name names the gang within its namespace
 * @param size how many of them have to run for any to be of use
 */
public record Gang(String name, int size) {
  public Gang {
    if (name.isBlank() || size < 1) {
      throw new IllegalStateException("gang '%s' of %d".formatted(name, size));
    }
  }
}
