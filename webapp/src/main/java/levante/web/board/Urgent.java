package levante.web.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import levante.web.view.Status;

/**
 * Cuts long lists: what needs a person stays before what is on its way, and that before the rest.
 */
final class Urgent {
  /** More rows than a person reads; a page of thousands would be sent again every second. */
  static final int MOST = 100;

  private Urgent() {}

  /** The most urgent, in the order of the list. */
  static <T> List<T> first(List<T> rows, Function<T, Status> state) {
    if (rows.size() <= MOST) {
      return rows;
    }
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < rows.size(); place++) {
      places.add(place);
    }
    places.sort(Comparator.comparingInt(place -> rank(state.apply(rows.get(place)))));
    Set<Integer> kept = new HashSet<>(places.subList(0, MOST));
    List<T> first = new ArrayList<>();
    for (int place = 0; place < rows.size(); place++) {
      if (kept.contains(place)) {
        first.add(rows.get(place));
      }
    }
    return first;
  }

  /** How many are cut off. */
  static int beyond(List<?> rows) {
    return Math.max(0, rows.size() - MOST);
  }

  private static int rank(Status status) {
    return switch (status.tone()) {
      case BAD -> 0;
      case BUSY -> 1;
      case GOOD -> 2;
      case IDLE -> 3;
    };
  }
}
