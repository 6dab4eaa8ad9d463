package levante.translation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the segments in the pieces of a template: runs of text with what stands within a line. */
final class Segments {
  private static final Set<String> WITHIN_A_LINE =
      Set.of(
          "a", "abbr", "b", "code", "em", "i", "kbd", "q", "small", "span", "strong", "sub", "sup",
          "time");

  private final List<Piece> pieces;
  private final List<Segment> found = new ArrayList<>();

  private Segments(List<Piece> pieces) {
    this.pieces = pieces;
  }

  /** All of them, in their order. What is written as it stands ({@code pre}) has none. */
  static List<Segment> in(List<Piece> pieces) {
    Segments segments = new Segments(pieces);
    int begin = 0;
    boolean asItStands = false;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (piece.name().equals("pre")) {
        asItStands = piece.is(Piece.Kind.OPEN);
      }
      if (asItStands || !isWithinALine(piece)) {
        segments.split(begin, i);
        begin = i + 1;
      }
    }
    segments.split(begin, pieces.size());
    return List.copyOf(segments.found);
  }

  private static boolean isWithinALine(Piece piece) {
    return switch (piece.kind()) {
      case TEXT, EXPRESSION -> true;
      case OPEN, CLOSE -> WITHIN_A_LINE.contains(piece.name());
      case LITERAL, CODE -> false;
    };
  }

  /** A run without words of its own is as many as there are elements in it. */
  private void split(int begin, int end) {
    int from = begin;
    int to = end;
    while (from < to && pieces.get(from).isBlank()) {
      from++;
    }
    while (from < to && pieces.get(to - 1).isBlank()) {
      to--;
    }
    Map<Integer, Integer> pairs = pairs(from, to);
    int lone =
        IntStream.range(from, to)
            .filter(i -> isTag(pieces.get(i)) && !pairs.containsKey(i))
            .findFirst()
            .orElse(to);
    if (lone < to) {
      split(from, lone);
      split(lone + 1, to);
    } else if (isWorded(from, to, pairs)) {
      found.add(new Segment(from, to, english(pieces.subList(from, to))));
    } else {
      inner(from, to, pairs);
    }
  }

  private void inner(int from, int to, Map<Integer, Integer> pairs) {
    for (int i = from; i < to; i++) {
      if (pieces.get(i).is(Piece.Kind.OPEN)) {
        split(i + 1, pairs.get(i));
        i = pairs.get(i);
      }
    }
  }

  /** Whether there are words outside of its elements. */
  private boolean isWorded(int from, int to, Map<Integer, Integer> pairs) {
    for (int i = from; i < to; i++) {
      if (pieces.get(i).is(Piece.Kind.OPEN)) {
        i = pairs.get(i);
      } else if (pieces.get(i).isWorded()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTag(Piece piece) {
    return piece.is(Piece.Kind.OPEN) || piece.is(Piece.Kind.CLOSE);
  }

  /** Which tag belongs to which, both ways. */
  private Map<Integer, Integer> pairs(int from, int to) {
    Map<Integer, Integer> pairs = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = from; i < to; i++) {
      if (pieces.get(i).is(Piece.Kind.OPEN)) {
        open.push(i);
      } else if (pieces.get(i).is(Piece.Kind.CLOSE) && !open.isEmpty()) {
        pairs.put(i, open.peek());
        pairs.put(open.pop(), i);
      }
    }
    return pairs;
  }

  private static String english(List<Piece> some) {
    Elements elements = new Elements();
    StringBuilder english = new StringBuilder();
    for (Piece piece : some) {
      english.append(isTag(piece) ? "<" + elements.mark(piece) + ">" : piece.text());
    }
    return english.toString().replaceAll("\\s+", " ").strip();
  }
}
