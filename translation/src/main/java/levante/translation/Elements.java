package levante.translation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The elements of a segment by the marks that stand for them: {@code a}, {@code /a}, {@code a2}.
 */
final class Elements {
  private final Map<String, Integer> counts = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();

  /** The mark of the next tag. */
  String mark(Piece tag) {
    if (tag.is(Piece.Kind.CLOSE)) {
      return "/" + open.pop();
    }
    int count = counts.merge(tag.name(), 1, Integer::sum);
    open.push(count == 1 ? tag.name() : tag.name() + count);
    return open.peek();
  }

  /** The tags of a segment by their marks. */
  static Map<String, Piece> of(List<Piece> some) {
    Elements elements = new Elements();
    Map<String, Piece> tags = new TreeMap<>();
    for (Piece piece : some) {
      if (piece.is(Piece.Kind.OPEN) || piece.is(Piece.Kind.CLOSE)) {
        tags.put(elements.mark(piece), piece);
      }
    }
    return tags;
  }
}
