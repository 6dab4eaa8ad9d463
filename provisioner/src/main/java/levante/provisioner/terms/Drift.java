package levante.provisioner.terms;

import java.util.Locale;
import java.util.Objects;

/**
 * One thing that is not any more as Levante made it, or that Levante did not make.
 *
 * @param subject its name
 * @param sentence what is seen, for a person
 */
public record Drift(Kind kind, String subject, String sentence) {
  /** What sort of thing was seen. */
  public enum Kind {
    /** A machine that served, and its cloud lists it no more or is taking it away. */
    MACHINE_LOST,
    /** A machine that served, and its cloud says that it failed. */
    MACHINE_FAILED,
    /** A machine that served and is stopped, though nobody asked for it. */
    MACHINE_STOPPED,
    /** A machine that runs, and whose node left its cluster. */
    NODE_LEFT,
    /** A machine with this infrastructure's tag that nobody asked for. */
    MACHINE_UNKNOWN,
    /** A node named as one of this infrastructure's machines, which is not there. */
    NODE_UNKNOWN,
    /** An object storage that answered, and is listed no more. */
    STORAGE_LOST,
    /** An application that served, and its cluster lists it no more. */
    APPLICATION_LOST;

    /** The word on the wire. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Drift {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(sentence, "sentence");
  }
}
