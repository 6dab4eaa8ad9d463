package levante.web.rest.im.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * IM's rule for TOSCA that is posted to an infrastructure: it is merged into the one that is there,
 * maps key by key and lists item by item, and what it does not name stays.
 */
public final class TemplateMerge {
  private static final LoadSettings READ =
      LoadSettings.builder().setMaxAliasesForCollections(50).setAllowDuplicateKeys(true).build();
  private static final DumpSettings WRITE =
      DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();

  private TemplateMerge() {}

  /** The posted template as it is when it names all that is there, so that its text stays. */
  public static TemplateSource of(TemplateSource before, TemplateSource posted) {
    Object old = read(before.text());
    Object wanted = read(posted.text());
    Object merged = merged(old, wanted);
    return merged.equals(wanted)
        ? new TemplateSource(posted.name(), posted.text(), before.parents(), files(before, posted))
        : new TemplateSource(
            posted.name(),
            new Dump(WRITE).dumpToString(merged),
            before.parents(),
            files(before, posted));
  }

  private static java.util.SortedMap<String, String> files(
      TemplateSource before, TemplateSource posted) {
    java.util.SortedMap<String, String> files = new java.util.TreeMap<>(before.files());
    files.putAll(posted.files());
    return files;
  }

  private static Object read(String text) {
    try {
      Object read = new Load(READ).loadFromString(text);
      return read == null ? Map.of() : read;
    } catch (YamlEngineException | StackOverflowError unreadable) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "the template is no YAML that could be merged: " + firstLine(unreadable));
    }
  }

  private static String firstLine(Throwable unreadable) {
    String message = String.valueOf(unreadable.getMessage());
    return message.lines().findFirst().orElse("");
  }

  private static Object merged(Object old, Object posted) {
    if (old instanceof Map<?, ?> first && posted instanceof Map<?, ?> second) {
      Map<Object, Object> all = new LinkedHashMap<>(first);
      second.forEach(
          (key, value) -> all.put(key, all.containsKey(key) ? merged(all.get(key), value) : value));
      return all;
    }
    if (old instanceof List<?> first && posted instanceof List<?> second) {
      List<Object> all = new ArrayList<>(first);
      for (int i = 0; i < second.size(); i++) {
        if (i < all.size()) {
          all.set(i, merged(all.get(i), second.get(i)));
        } else {
          all.add(second.get(i));
        }
      }
      return all;
    }
    return posted == null ? old : posted;
  }
}
