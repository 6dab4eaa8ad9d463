package levante.tosca.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Makes nodes of the parser's events. By hand and without recursion, because the library's composer
 * follows the nesting on the stack before anybody can look at the depth.
 */
final class YamlComposer {
  static final int MOST_DEPTH = 64;
  static final int MOST_ALIASES = 1_000;
  static final int MOST_ANCHORS = 10_000;
  static final long MOST_NODES = 400_000;

  private final String file;
  private final int linesBefore;
  private final Problems problems;
  private final Deque<YamlFrame> open = new ArrayDeque<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private YamlNode root;
  private int documents;
  private int aliases;
  private boolean refused;

  /** A node that aliases may name, and how many nodes it stands for. */
  private record Anchored(YamlNode node, long size) {}

  /**
   * A composer of one document.
   *
   * @param linesBefore how many lines of the file stand before what is parsed
   */
  YamlComposer(String file, int linesBefore, Problems problems) {
    this.file = file;
    this.linesBefore = linesBefore;
    this.problems = problems;
  }

  Optional<YamlNode> compose(Iterable<Event> events) {
    for (Event event : events) {
      take(event);
      if (refused) {
        return Optional.empty();
      }
    }
    if (root == null) {
      problems.error(
          ProblemCode.SYNTAX_ERROR, SourcePosition.startOf(file), "", "the template is empty");
    }
    return Optional.ofNullable(root);
  }

  private void take(Event event) {
    if (event instanceof DocumentStartEvent && ++documents > 1) {
      refuse(ProblemCode.INVALID_YAML, event, "a template is one document; a second begins here");
    } else if (event instanceof AliasEvent alias) {
      alias(alias);
    } else if (event instanceof ScalarEvent scalar) {
      boolean plain = scalar.isPlain() && scalar.getTag().isEmpty();
      close(new YamlNode.Scalar(scalar.getValue(), plain, place(event, event)), scalar, 1);
    } else if (event instanceof SequenceStartEvent || event instanceof MappingStartEvent) {
      open.push(new YamlFrame((NodeEvent) event));
      if (open.size() > MOST_DEPTH) {
        refuse(
            ProblemCode.TOO_LARGE, event, "nested more than %d levels deep".formatted(MOST_DEPTH));
      }
    } else if (event instanceof CollectionEndEvent) {
      YamlFrame frame = open.pop();
      close(node(frame, place(frame.start(), event)), frame.start(), frame.size());
    }
  }

  private void alias(AliasEvent alias) {
    Anchored anchored = anchors.get(alias.getAlias().getValue());
    if (anchored == null) {
      refuse(
          ProblemCode.INVALID_YAML,
          alias,
          "the alias *%s has no anchor before it".formatted(alias.getAlias().getValue()));
    } else if (++aliases > MOST_ALIASES) {
      refuse(ProblemCode.TOO_LARGE, alias, "more than %d aliases".formatted(MOST_ALIASES));
    } else {
      put(anchored.node(), alias, place(alias, alias), anchored.size());
    }
  }

  private void close(YamlNode node, NodeEvent start, long size) {
    if (start.getAnchor().isPresent()) {
      anchors.put(start.getAnchor().get().getValue(), new Anchored(node, size));
      if (anchors.size() > MOST_ANCHORS) {
        refuse(ProblemCode.TOO_LARGE, start, "more than %d anchors".formatted(MOST_ANCHORS));
      }
    }
    put(node, start, node.position(), size);
  }

  private void put(YamlNode node, Event event, SourcePosition place, long size) {
    if (open.isEmpty()) {
      root = node;
      return;
    }
    open.peek().add(node, place, size);
    if (open.peek().size() > MOST_NODES) {
      refuse(
          ProblemCode.TOO_LARGE,
          event,
          "with its aliases expanded the template has more than %d nodes".formatted(MOST_NODES));
    }
  }

  private YamlNode node(YamlFrame frame, SourcePosition place) {
    List<YamlNode> children = frame.children();
    if (frame.start() instanceof SequenceStartEvent) {
      return new YamlNode.Sequence(children, place);
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    List<YamlNode> merged = new ArrayList<>();
    for (int i = 0; i + 1 < children.size(); i += 2) {
      SourcePosition keyPlace = frame.places().get(i);
      if (!(children.get(i) instanceof YamlNode.Scalar key)) {
        problems.error(ProblemCode.SYNTAX_ERROR, keyPlace, "", "a key has to be a text");
      } else if (key.plain() && key.text().equals("<<")) {
        merged.add(children.get(i + 1));
      } else {
        put(entries, key.text(), new YamlNode.Entry(keyPlace, children.get(i + 1)));
      }
    }
    merged.forEach(from -> merge(entries, from));
    return YamlNode.Mapping.of(entries, place);
  }

  private void put(Map<String, YamlNode.Entry> entries, String key, YamlNode.Entry entry) {
    YamlNode.Entry first = entries.putIfAbsent(key, entry);
    if (first != null) {
      String message =
          "the key '%s' stands in line %d, column %d already"
              .formatted(
                  Cursor.shortened(key), first.keyPosition().line(), first.keyPosition().column());
      if (SameContent.of(first.value(), entry.value())) {
        problems.add(
            Diagnostic.warning(
                ProblemCode.DUPLICATED_KEY.name(),
                entry.keyPosition(),
                key,
                message + ", with the same value"));
      } else {
        problems.error(ProblemCode.DUPLICATED_KEY, entry.keyPosition(), key, message);
        entries.put(key, entry);
      }
    }
  }

  // The merge key of YAML 1.1, which templates with dsl_definitions use: what is written here wins.
  private void merge(Map<String, YamlNode.Entry> entries, YamlNode from) {
    if (from instanceof YamlNode.Mapping mapping) {
      mapping.entries().forEach(entries::putIfAbsent);
    } else if (from instanceof YamlNode.Sequence sequence
        && sequence.items().stream().allMatch(YamlNode.Mapping.class::isInstance)) {
      sequence.items().forEach(item -> merge(entries, item));
    } else {
      problems.error(
          ProblemCode.SYNTAX_ERROR, from.position(), "<<", "only maps can be merged with '<<'");
    }
  }

  private void refuse(ProblemCode code, Event event, String message) {
    problems.error(code, place(event, event), "", message);
    refused = true;
  }

  private SourcePosition place(Event start, Event end) {
    Optional<Mark> from = start.getStartMark();
    Optional<Mark> to = end.getEndMark();
    if (from.isEmpty()) {
      return SourcePosition.startOf(file);
    }
    int line = from.get().getLine();
    int length =
        to.isPresent() && to.get().getLine() == line
            ? Math.max(to.get().getIndex() - from.get().getIndex(), 0)
            : 1;
    return new SourcePosition(file, linesBefore + line + 1, from.get().getColumn() + 1, length);
  }
}
