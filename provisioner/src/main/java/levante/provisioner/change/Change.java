package levante.provisioner.change;

import java.util.Locale;
import java.util.Objects;

/**
 * One difference between what shall be and what there is.
 *
 * @param subject the name of the machine, cluster, storage or node template
 * @param reason for a person
 */
public record Change(Kind kind, String subject, String reason) {
  /** What becomes of the subject. */
  public enum Kind {
    CREATE,
    /** It stays and goes on working. */
    CHANGE,
    /** It is made anew under its name; what is on it is lost. */
    REPLACE,
    DELETE;

    /** The word on the wire. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Change {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(reason, "reason");
  }
}
