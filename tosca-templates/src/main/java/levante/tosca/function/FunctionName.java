package levante.tosca.function;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The functions of TOSCA Simple Profile 1.3, section 4. */
public enum FunctionName {
  GET_INPUT,
  GET_PROPERTY,
  GET_ATTRIBUTE,
  CONCAT,
  JOIN,
  TOKEN,
  GET_OPERATION_OUTPUT,
  GET_NODES_OF_TYPE,
  GET_ARTIFACT;

  private static final Map<String, FunctionName> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(FunctionName::spelled, one -> one));

  String spelled() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Whether its name is also that of properties, so that only a list as argument makes it a call.
   */
  boolean wantsList() {
    return this == CONCAT || this == JOIN || this == TOKEN;
  }

  static Optional<FunctionName> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The names that nothing else has, so that a name near one of them means it. */
  static List<String> unmistakable() {
    return Arrays.stream(values())
        .filter(one -> one != JOIN && one != TOKEN)
        .map(FunctionName::spelled)
        .toList();
  }

  /** What templates write. */
  public static List<String> all() {
    return Arrays.stream(values()).map(FunctionName::spelled).toList();
  }
}
