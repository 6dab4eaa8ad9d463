package levante.tosca.parse;

import java.util.Map;

/** Whether two nodes are written alike; so large ones that it would take long are not. */
final class SameContent {
  private static final int MOST_LOOKS = 10_000;

  private int looks;

  private SameContent() {}

  static boolean of(YamlNode one, YamlNode other) {
    return new SameContent().isSame(one, other);
  }

  private boolean isSame(YamlNode one, YamlNode other) {
    if (++looks > MOST_LOOKS) {
      return false;
    }
    return one.match(
        scalar ->
            other instanceof YamlNode.Scalar same
                && same.plain() == scalar.plain()
                && same.text().equals(scalar.text()),
        sequence -> other instanceof YamlNode.Sequence same && areSame(sequence, same),
        mapping -> other instanceof YamlNode.Mapping same && areSame(mapping, same));
  }

  private boolean areSame(YamlNode.Sequence one, YamlNode.Sequence other) {
    if (one.items().size() != other.items().size()) {
      return false;
    }
    for (int i = 0; i < one.items().size(); i++) {
      if (!isSame(one.items().get(i), other.items().get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean areSame(YamlNode.Mapping one, YamlNode.Mapping other) {
    if (!one.entries().keySet().equals(other.entries().keySet())) {
      return false;
    }
    for (Map.Entry<String, YamlNode.Entry> entry : one.entries().entrySet()) {
      if (!isSame(entry.getValue().value(), other.entries().get(entry.getKey()).value())) {
        return false;
      }
    }
    return true;
  }
}
