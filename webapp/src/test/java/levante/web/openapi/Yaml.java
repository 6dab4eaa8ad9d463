package levante.web.openapi;

import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** YAML that readers of 1.1 and of 1.2 take for the same: {@code off} is a text. */
final class Yaml {
  private static final Pattern BOOLEAN_ONCE =
      Pattern.compile("y|n|yes|no|on|off", Pattern.CASE_INSENSITIVE);
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setWidth(1000)
          .setDereferenceAliases(true)
          .build();

  private Yaml() {}

  /** The text of a tree of maps, lists and plain values. */
  static String of(Map<String, Object> tree) {
    return new Dump(SETTINGS, new Quoting()).dumpToString(tree);
  }

  private static final class Quoting extends StandardRepresenter {
    private Quoting() {
      super(SETTINGS);
      representers.put(
          String.class,
          text ->
              representScalar(
                  Tag.STR,
                  (String) text,
                  BOOLEAN_ONCE.matcher((String) text).matches()
                      ? ScalarStyle.SINGLE_QUOTED
                      : ScalarStyle.PLAIN));
    }
  }
}
