package levante.provisioner.terms;

import java.util.Arrays;
import java.util.Locale;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** What is done about what is no longer as Levante made it. */
public enum DriftPolicy {
  /** It is told and repaired. */
  REPAIR,
  /** It is told and left as it is. */
  REPORT,
  /** Somebody ordered one repair; then it is REPORT again. */
  REPAIR_ONCE;

  /** Whether it is repaired at this moment. */
  public boolean repairs() {
    return this != REPORT;
  }

  /** The policy that holds when nothing is ordered. */
  public DriftPolicy standing() {
    return this == REPAIR_ONCE ? REPORT : this;
  }

  /** The word on the wire. */
  public String word() {
    return standing().name().toLowerCase(Locale.ROOT);
  }

  /**
   * The standing policy of that word.
   *
   * @throws LevanteException INVALID_REQUEST when there is none
   */
  public static DriftPolicy of(String word) {
    return Arrays.stream(values())
        .filter(policy -> policy.standing() == policy && policy.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST,
                    "policy is '%s', not 'repair' or 'report'".formatted(word)));
  }
}
