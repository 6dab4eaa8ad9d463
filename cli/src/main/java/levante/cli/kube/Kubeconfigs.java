package levante.cli.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import levante.cli.failure.CliFailure;
import levante.cli.yaml.Yaml;

/** Puts the context of one kubeconfig into another under a name of its own. Pure. */
final class Kubeconfigs {
  private static final String NAME = "name";
  private static final String CURRENT = "current-context";

  private final String what;
  private final Map<String, Object> tree;

  private Kubeconfigs(String what, Map<String, Object> tree) {
    this.what = what;
    this.tree = tree;
  }

  /** A kubeconfig; an empty text is one without anything. */
  @SuppressWarnings("unchecked") // A loader of YAML makes maps of objects.
  static Kubeconfigs of(String what, String text) {
    Object read = Yaml.read(what, text);
    if (read == null) {
      Map<String, Object> empty = new LinkedHashMap<>();
      empty.put("apiVersion", "v1");
      empty.put("kind", "Config");
      return new Kubeconfigs(what, empty);
    }
    if (!(read instanceof Map<?, ?>)) {
      throw new CliFailure(what + " is no kubeconfig");
    }
    return new Kubeconfigs(what, (Map<String, Object>) read);
  }

  /** The same with what {@code other} reaches as a context, a cluster and a user of that name. */
  void take(String name, Kubeconfigs other) {
    Map<?, ?> context = other.context();
    put("clusters", name, "cluster", other.find("clusters", context.get("cluster"), "cluster"));
    put("users", name, "user", other.find("users", context.get("user"), "user"));
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("cluster", name);
    own.put("user", name);
    if (context.get("namespace") != null) {
      own.put("namespace", context.get("namespace"));
    }
    put("contexts", name, "context", own);
  }

  /** Makes a context the current one, or only where there is none yet; whether it is. */
  boolean use(String name, boolean always) {
    Object current = tree.get(CURRENT);
    if (always || current == null || current.toString().isEmpty()) {
      tree.put(CURRENT, name);
      return true;
    }
    return current.equals(name);
  }

  String text() {
    return Yaml.text(tree);
  }

  private Map<?, ?> context() {
    Object current = tree.get(CURRENT);
    List<Object> contexts = list("contexts");
    Object name =
        current == null && contexts.size() == 1 && contexts.get(0) instanceof Map<?, ?> only
            ? only.get(NAME)
            : current;
    if (find("contexts", name, "context") instanceof Map<?, ?> context) {
      return context;
    }
    throw new CliFailure(what + " names no context");
  }

  private Object find(String list, Object name, String key) {
    for (Object entry : list(list)) {
      if (entry instanceof Map<?, ?> map && map.get(NAME) != null && map.get(NAME).equals(name)) {
        return map.get(key);
      }
    }
    throw new CliFailure("%s has no '%s' among its %s".formatted(what, name, list));
  }

  private void put(String list, String name, String key, Object value) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(NAME, name);
    entry.put(key, value);
    List<Object> all = list(list);
    int at = 0;
    while (at < all.size() && !isNamed(all.get(at), name)) {
      at++;
    }
    if (at == all.size()) {
      all.add(entry);
    } else {
      all.set(at, entry);
    }
    tree.put(list, all);
  }

  private static boolean isNamed(Object entry, String name) {
    return entry instanceof Map<?, ?> map && name.equals(map.get(NAME));
  }

  private List<Object> list(String name) {
    Object found = tree.get(name);
    if (found != null && !(found instanceof List<?>)) {
      throw new CliFailure("%s: its %s are no list".formatted(what, name));
    }
    return found == null ? new ArrayList<>() : new ArrayList<>((List<?>) found);
  }
}
