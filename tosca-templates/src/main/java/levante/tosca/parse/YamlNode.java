package levante.tosca.parse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import levante.kernel.SourcePosition;

/**
 * A node of a YAML document that knows where it stands. Immutable; an aliased node is shared, so
 * that a document is a graph without cycles, no larger in memory than its text.
 */
public sealed interface YamlNode {
  /**
   * A scalar as it is spelled; what type it is of, the reader of the place decides.
   *
   * @param plain whether it stands without quotes, so that it may mean null
   */
  record Scalar(String text, boolean plain, SourcePosition position) implements YamlNode {
    @Override
    public <R> R match(
        Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping) {
      return scalar.apply(this);
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, SourcePosition position) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public <R> R match(
        Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping) {
      return sequence.apply(this);
    }
  }

  /** A map; its fields keep the order of the text. */
  final class Mapping implements YamlNode {
    private final Map<String, Entry> entries;
    private final SourcePosition position;

    /** A map whose entries iterate in the order of the text. */
    public Mapping(Map<String, Entry> entries, SourcePosition position) {
      this(position, new LinkedHashMap<>(entries));
    }

    private Mapping(SourcePosition position, Map<String, Entry> own) {
      this.entries = Collections.unmodifiableMap(own);
      this.position = position;
    }

    /** The same of a map that nobody else holds, which spares the copy. */
    static Mapping of(Map<String, Entry> own, SourcePosition position) {
      return new Mapping(position, own);
    }

    /** By key, in the order of the text. */
    public Map<String, Entry> entries() {
      return entries;
    }

    @Override
    public SourcePosition position() {
      return position;
    }

    @Override
    public <R> R match(
        Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping) {
      return mapping.apply(this);
    }
  }

  /** A key's place and its value. */
  record Entry(SourcePosition keyPosition, YamlNode value) {}

  /** Where it begins; the length is that of a node on one line, else 1. */
  SourcePosition position();

  /** The answer of the one function that fits. */
  <R> R match(
      Function<Scalar, R> scalar, Function<Sequence, R> sequence, Function<Mapping, R> mapping);

  /** The same content, as if all of it stood at one place. */
  default YamlNode movedTo(SourcePosition place) {
    return match(
        scalar -> new Scalar(scalar.text(), scalar.plain(), place),
        sequence ->
            new Sequence(
                sequence.items().stream().map(item -> item.movedTo(place)).toList(), place),
        mapping -> {
          Map<String, Entry> moved = new LinkedHashMap<>();
          mapping
              .entries()
              .forEach(
                  (key, entry) -> moved.put(key, new Entry(place, entry.value().movedTo(place))));
          return new Mapping(moved, place);
        });
  }
}
