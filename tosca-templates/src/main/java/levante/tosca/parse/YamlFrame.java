package levante.tosca.parse;

import java.util.ArrayList;
import java.util.List;
import levante.kernel.SourcePosition;
import org.snakeyaml.engine.v2.events.NodeEvent;

/** A list or map whose end has not been reached yet. */
final class YamlFrame {
  private final NodeEvent start;
  private final List<YamlNode> children = new ArrayList<>();
  private final List<SourcePosition> places = new ArrayList<>();
  private long size = 1;

  YamlFrame(NodeEvent start) {
    this.start = start;
  }

  void add(YamlNode child, SourcePosition place, long childSize) {
    children.add(child);
    places.add(place);
    size += childSize;
  }

  NodeEvent start() {
    return start;
  }

  List<YamlNode> children() {
    return children;
  }

  /** Where each child is written; for an alias that is not where its node stands. */
  List<SourcePosition> places() {
    return places;
  }

  /** The number of nodes inside, aliases expanded. */
  long size() {
    return size;
  }
}
