package levante.provisioner.install;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.provisioner.install.Recipe.ListedNode;
import levante.provisioner.install.Recipe.Upgrade;
import levante.provisioner.version.NodeVersion;

/** What is common to distributions of Kubernetes: their listings, and the ends of an upgrade. */
final class NodeLines {
  private NodeLines() {}

  /**
   * Lines of a name, {@code True} for a Ready node, its version, and a word for one that is being
   * upgraded. Without a version it is not known; a line of another form is no node.
   */
  static List<ListedNode> read(String output) {
    Map<String, ListedNode> nodes = new TreeMap<>();
    for (String line : output.split("\n")) {
      String[] words = line.strip().split("\\s+");
      if (words.length >= 2 && words.length <= 4) {
        Optional<NodeVersion> runs =
            words.length > 2 && words[2].startsWith("v")
                ? Optional.of(new NodeVersion(words[2], words.length == 4))
                : Optional.empty();
        nodes.put(words[0], new ListedNode(words[0], words[1].equals("True"), runs));
      }
    }
    return nodes.values().stream().sorted(Comparator.comparing(ListedNode::name)).toList();
  }

  /** An upgrade whose ends are the scripts of that tool. */
  static Upgrade upgrade(String tool, InstallScript itself, boolean isEmptied) {
    String name = itself.values().get("NODE_NAME");
    String version = "v" + itself.values().get("VERSION").replaceFirst("^v", "");
    return new Upgrade(
        isEmptied
            ? Optional.of(InstallScript.of(tool + "-upgrade-begin", Map.of("NODE_NAME", name)))
            : Optional.empty(),
        itself,
        InstallScript.of(tool + "-upgrade-end", Map.of("NODE_NAME", name, "VERSION", version)));
  }
}
