package levante.provisioner.application;

import java.util.List;
import java.util.Optional;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import levante.tosca.parse.YamlReader;

/** Says what is wrong with values and objects before a machine is bought for them. */
final class YamlCheck {
  private static final List<String> ASKED = List.of("apiVersion", "kind");

  private YamlCheck() {}

  /** What is wrong with a chart's values, with the line; empty when nothing is. */
  static Optional<String> ofValues(String text) {
    return hasNothing(text)
        ? Optional.empty()
        : ofDocument(text, 0, List.of()).map("its values are no YAML map: "::concat);
  }

  /** What is wrong with objects, with the line; empty when nothing is. */
  static Optional<String> ofObjects(String text) {
    StringBuilder document = new StringBuilder();
    int begun = 0;
    int line = 0;
    boolean hasObject = false;
    for (String one : (text + "\n---").split("\n", -1)) {
      line++;
      if (!one.equals("---") && !one.startsWith("--- ")) {
        document.append(one).append('\n');
      } else {
        boolean isObject = !hasNothing(document.toString());
        hasObject |= isObject;
        Optional<String> wrong =
            isObject ? ofDocument(document.toString(), begun, ASKED) : Optional.empty();
        if (wrong.isPresent()) {
          return wrong.map("its objects are no Kubernetes YAML: "::concat);
        }
        document.setLength(0);
        begun = line;
      }
    }
    return hasObject ? Optional.empty() : Optional.of("it has no object");
  }

  private static boolean hasNothing(String text) {
    return text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
  }

  private static Optional<String> ofDocument(String text, int before, List<String> asked) {
    Problems problems = new Problems();
    Optional<Cursor> root = YamlReader.readPart("line", text, before, problems);
    if (root.isEmpty()) {
      return problems.inOrder().stream()
          .findFirst()
          .map(one -> "line %d: %s".formatted(one.position().line(), one.message()));
    }
    if (!(root.get().node() instanceof YamlNode.Mapping map)) {
      return Optional.of("what begins in line %d is no map".formatted(before + 1));
    }
    return asked.stream()
        .filter(key -> !map.entries().containsKey(key))
        .findFirst()
        .map(key -> "what begins in line %d has no %s".formatted(before + 1, key));
  }
}
