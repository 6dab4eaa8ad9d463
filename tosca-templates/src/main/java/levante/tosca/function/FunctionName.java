package levante.tosca.function;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The functions of TOSCA Simple Profile 1.3, section 4. */
enum FunctionName {
  GET_INPUT,
  GET_PROPERTY,
  GET_ATTRIBUTE,
  CONCAT,
  JOIN,
  TOKEN,
  GET_OPERATION_OUTPUT,
  GET_NODES_OF_TYPE,
  GET_ARTIFACT;

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
    return Arrays.stream(values()).filter(one -> one.spelled().equals(name)).findFirst();
  }

  static List<String> all() {
    return Arrays.stream(values()).map(FunctionName::spelled).toList();
  }
}
