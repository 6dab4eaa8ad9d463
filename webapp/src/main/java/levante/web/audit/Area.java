package levante.web.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing an act is about. */
public enum Area {
  SIGN_IN("signin signout"),
  INFRASTRUCTURES("infrastructures deployments catalogue"),
  NODES("nodes elasticity clusters"),
  SERVICES("services calls job run"),
  JOBS("jobs logs"),
  BUCKETS("buckets"),
  CLOUDS("clouds"),
  STORAGES("adopted storages hooks"),
  USERS("users admin"),
  BACKUPS("backups"),
  OTHER("");

  /** Parts of paths, with blanks between. */
  private final String parts;

  Area(String parts) {
    this.parts = parts;
  }

  /** As it stands in URLs, and in the table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word. */
  public static Optional<Area> ofWord(String word) {
    return Arrays.stream(values()).filter(area -> area.word().equals(word)).findFirst();
  }

  /** What a path or its template is about: the first of its parts that says so. */
  static Area of(String route) {
    return Arrays.stream(route.split("/"))
        .flatMap(part -> Arrays.stream(values()).filter(area -> area.isOf(part)))
        .findFirst()
        .orElse(OTHER);
  }

  private boolean isOf(String part) {
    return !part.isEmpty() && List.of(parts.split(" ")).contains(part);
  }
}
