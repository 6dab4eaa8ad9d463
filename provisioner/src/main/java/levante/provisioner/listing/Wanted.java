package levante.provisioner.listing;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import levante.provisioner.cloud.MachineState;

/**
 * Which infrastructures of a list are wanted.
 *
 * @param text a part of the name, in upper or lower case, or of the id; empty for any
 * @param state only those in this one
 */
public record Wanted(Reader reader, String text, Optional<MachineState> state) {
  /** The text without blanks around it, in lower case. */
  public Wanted {
    Objects.requireNonNull(reader, "reader");
    text = text.strip().toLowerCase(Locale.ROOT);
    Objects.requireNonNull(state, "state");
  }

  /** All that the reader may see. */
  public static Wanted allOf(Reader reader) {
    return new Wanted(reader, "", Optional.empty());
  }
}
