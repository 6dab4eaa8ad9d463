package levante.provisioner.account;

import java.time.Instant;
import java.util.Objects;
import levante.provisioner.infrastructure.Infrastructure;

/**
 * What one infrastructure was or is.
 *
 * @param machines that it has, or, when it has ended, that it ever had
 * @param cpus of the machines that it has
 * @param memoryBytes of the machines that it has
 * @param last when something last happened to it
 */
public record Account(
    Infrastructure infrastructure, long machines, long cpus, long memoryBytes, Instant last) {
  public Account {
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(last, "last");
  }
}
