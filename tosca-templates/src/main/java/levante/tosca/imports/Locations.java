package levante.tosca.imports;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds what a name means in the file that it is written in. */
public final class Locations {
  private Locations() {}

  /**
   * A name against the file that names it: a URL as it is, a path beside that file. Nothing when it
   * is no name at all.
   */
  public static Optional<String> beside(String file, String name) {
    if (ImportRequest.isUrl(name)) {
      return normalized(name);
    }
    if (ImportRequest.isUrl(file)) {
      return resolved(file, name);
    }
    int slash = file.lastIndexOf('/');
    boolean alone = name.startsWith("/") || slash < 0;
    return Optional.of(path(alone ? name : file.substring(0, slash + 1) + name));
  }

  /** A name in a repository of that URL or folder. */
  static Optional<String> in(String file, String repository, String name) {
    return beside(file, repository.endsWith("/") ? repository + name : repository + "/" + name);
  }

  private static Optional<String> normalized(String url) {
    try {
      return Optional.of(new URI(url).normalize().toString());
    } catch (URISyntaxException broken) {
      return Optional.empty();
    }
  }

  private static Optional<String> resolved(String url, String name) {
    try {
      return Optional.of(new URI(url).resolve(new URI(name)).normalize().toString());
    } catch (URISyntaxException broken) {
      return Optional.empty();
    }
  }

  private static String path(String written) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : written.replace('\\', '/').split("/")) {
      boolean climbs = part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..");
      if (climbs) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return (written.startsWith("/") ? "/" : "") + String.join("/", parts);
  }
}
