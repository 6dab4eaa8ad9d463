package levante.cli.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import levante.cli.failure.CliFailure;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads and writes YAML; what is read can be changed in place. */
public final class Yaml {
  /** Words that YAML 1.1, which kubectl reads, takes for yes or no when they stand bare. */
  private static final Set<String> OLD_BOOLEANS = Set.of("y", "n", "yes", "no", "on", "off");

  private Yaml() {}

  /**
   * A text's content; null for an empty one.
   *
   * @param name for the sentence of a failure
   * @throws CliFailure when it is not YAML
   */
  public static Object read(String name, String text) {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(text);
    } catch (YamlEngineException e) {
      throw new CliFailure(name + " is not YAML: " + e.getMessage(), e);
    }
  }

  /** A text with one line an entry, which readers of YAML 1.1 and 1.2 take alike. */
  public static String text(Object tree) {
    return new Dump(
            DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDefaultScalarStyle(
                    hasOldBoolean(tree) ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN)
                .setWidth(Integer.MAX_VALUE)
                .setSplitLines(false)
                .build())
        .dumpToString(tree);
  }

  private static boolean hasOldBoolean(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .anyMatch(one -> hasOldBoolean(one.getKey()) || hasOldBoolean(one.getValue()));
    }
    if (tree instanceof Iterable<?> items) {
      for (Object item : items) {
        if (hasOldBoolean(item)) {
          return true;
        }
      }
      return false;
    }
    return tree instanceof String text && OLD_BOOLEANS.contains(text.toLowerCase(Locale.ROOT));
  }
}
