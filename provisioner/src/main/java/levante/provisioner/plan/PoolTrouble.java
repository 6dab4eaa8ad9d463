package levante.provisioner.plan;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.ErrorCode;

/**
 * Why a pool's machines cannot be had at the moment; forgotten when one runs.
 *
 * @param failures in a row
 * @param until when to try again
 */
public record PoolTrouble(
    String nodeTemplate, ErrorCode code, String sentence, int failures, Instant until) {
  public PoolTrouble {
    Objects.requireNonNull(nodeTemplate, "nodeTemplate");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(until, "until");
    if (failures < 1) {
      throw new IllegalStateException("no failure, no trouble");
    }
  }
}
