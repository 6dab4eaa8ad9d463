package levante.tosca.catalog;

import java.util.Optional;

/** What the metadata say of one input: where it is shown, and how. */
record TabEntry(
    String input, Optional<String> enabledBy, Optional<String> tagType, Optional<String> pattern) {
  static TabEntry plain(String input) {
    return new TabEntry(input, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
