package levante.web.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.OwnerId;

/**
 * That somebody did something, or asked for it in vain. It never holds what was sent.
 *
 * @param who absent for a sign-in of nobody whom Levante knows
 */
public record Act(Instant at, Optional<OwnerId> who, Via via, Asked asked, Answered answered) {
  /** As much of a template as is kept. */
  private static final int MOST_OF_A_ROUTE = 255;

  /** The standard ones have seven letters at the most. */
  private static final int MOST_OF_A_METHOD = 16;

  /** As much of a path as is kept. */
  private static final int MOST_OF_A_PATH = 512;

  public Act {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(who, "who");
    Objects.requireNonNull(via, "via");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(answered, "answered");
  }

  /**
   * What was asked for.
   *
   * @param method of HTTP
   * @param route the path's template, without a slash before or behind, such as {@code
   *     infrastructures/{id}/lock}; empty where the path is none of ours, or was not looked at
   * @param path without its query
   */
  public record Asked(String method, String route, String path) {
    public Asked {
      route = cut(route.replaceAll("^/+|/+$", ""), MOST_OF_A_ROUTE);
      path = cut(path, MOST_OF_A_PATH);
      method = cut(method, MOST_OF_A_METHOD);
    }

    /** What kind of thing it is about. */
    public Area area() {
      return Area.of(route.isEmpty() ? path : route);
    }
  }

  /**
   * What was answered.
   *
   * @param status of HTTP
   * @param code of the error; absent when it was done
   * @param ledTo the path of what was made, or of the page that was shown then
   */
  public record Answered(int status, Optional<String> code, Optional<String> ledTo) {
    private static final int FIRST_ERROR = 400;

    public Answered {
      Objects.requireNonNull(code, "code");
      ledTo = ledTo.map(path -> cut(path, MOST_OF_A_PATH));
    }

    /** Whether it was done, rather than refused. */
    public boolean isDone() {
      return status < FIRST_ERROR;
    }
  }

  /** No database keeps a NUL, and no table of ours is drawn with other controls. */
  private static String cut(String text, int most) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    int end = Math.min(plain.length(), most);
    boolean inTwo = end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1));
    return plain.substring(0, inTwo ? end - 1 : end);
  }
}
