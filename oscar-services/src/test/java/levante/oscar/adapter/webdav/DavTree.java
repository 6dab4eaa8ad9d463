package levante.oscar.adapter.webdav;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The files and folders of a {@link DavStandIn}, by their names from the root on. */
final class DavTree {
  private static final Comparator<List<String>> ORDER =
      Comparator.comparing(names -> names.toArray(String[]::new), Arrays::compare);

  private final NavigableMap<List<String>, Node> nodes = new TreeMap<>(ORDER);
  private long writes;

  /** What is there; a folder has no bytes. */
  record Node(Optional<byte[]> bytes, Instant modified, long version, Map<String, String> marks) {
    boolean isFolder() {
      return bytes.isEmpty();
    }
  }

  DavTree(Instant now) {
    nodes.put(List.of(), new Node(Optional.empty(), now, 0, Map.of()));
  }

  Optional<Node> at(List<String> names) {
    return Optional.ofNullable(nodes.get(names));
  }

  boolean isFolder(List<String> names) {
    return at(names).filter(Node::isFolder).isPresent();
  }

  void folder(List<String> names, Instant now) {
    nodes.put(names, new Node(Optional.empty(), now, ++writes, Map.of()));
  }

  /** What is written over a file leaves its properties. */
  void write(List<String> names, byte[] bytes, Instant now) {
    Map<String, String> marks = at(names).map(Node::marks).orElse(Map.of());
    nodes.put(names, new Node(Optional.of(bytes), now, ++writes, marks));
  }

  void mark(List<String> names, Map<String, String> marks) {
    Node node = nodes.get(names);
    Map<String, String> all = new TreeMap<>(node.marks());
    all.putAll(marks);
    nodes.put(names, new Node(node.bytes(), node.modified(), node.version(), all));
  }

  void move(List<String> from, List<String> to) {
    Node node = nodes.remove(from);
    remove(to);
    nodes.put(to, new Node(node.bytes(), node.modified(), ++writes, node.marks()));
  }

  /** With all that is in it. */
  void remove(List<String> names) {
    nodes
        .keySet()
        .removeIf(
            other -> other.size() >= names.size() && other.subList(0, names.size()).equals(names));
  }

  /** The folder itself, then what lies in it, last ones first: no order is promised. */
  List<Map.Entry<List<String>, Node>> children(List<String> names) {
    return nodes.descendingMap().entrySet().stream()
        .filter(
            one ->
                one.getKey().size() == names.size() + 1
                    && one.getKey().subList(0, names.size()).equals(names))
        .toList();
  }
}
