package levante.tosca.conformance;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Where the two may differ, and why. */
enum AllowedDifference {
  DEFAULTS_OF_ENDPOINTS(
      ".*/([a-z_]*endpoint|client) (initiator: Levante source|network_name: Levante PRIVATE"
          + "|protocol: Levante tcp|secure: Levante (false|true)), tosca-parser null",
      "the type of an endpoint has these defaults in the specification; tosca-parser tells none"
          + " that a capability inherits"),
  DEFAULTS_OF_SCALABLE(
      ".*/scalable (min|max)_instances: Levante 1, tosca-parser null",
      "the same of tosca.capabilities.Scalable, which Levante's own is derived from");

  private final Pattern line;
  private final String reason;

  AllowedDifference(String line, String reason) {
    this.line = Pattern.compile(line);
    this.reason = reason;
  }

  static boolean isAllowed(String difference) {
    return Arrays.stream(values()).anyMatch(one -> one.line.matcher(difference).matches());
  }

  @Override
  public String toString() {
    return reason;
  }
}
