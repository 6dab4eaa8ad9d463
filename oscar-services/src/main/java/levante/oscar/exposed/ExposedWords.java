package levante.oscar.exposed;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import levante.oscar.exposure.Exposure;

/**
 * What of the heads of requests and answers passes between callers and an exposed service. Nothing
 * that says who a caller is to Levante or to a cluster passes on, and nothing comes back that would
 * count outside of the service's own path. Pure.
 */
final class ExposedWords {
  /** Begins the names of an exposed service's cookies at its callers'. */
  private static final String COOKIES = "exposed-";

  /** Source: RFC 9110, 7.6.1, and RFC 2616, 13.5.1. */
  private static final Set<String> OF_ONE_HOP =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** Whose they are, or what whoever passes the request on says itself. */
  private static final Set<String> NOT_TO_PODS =
      Set.of(
          "authorization",
          "cookie",
          "host",
          "content-length",
          "expect",
          "accept-encoding",
          "forwarded",
          "audit-id");

  /** Kubernetes takes such for who asks, and what for. */
  private static final List<String> NOT_TO_PODS_BY_START =
      List.of("impersonate-", "x-remote-", "x-forwarded-", "x-kubernetes-", "sec-websocket-");

  /** What would count for the whole of this server's origin, and what the cluster adds. */
  private static final Set<String> NOT_TO_CALLERS =
      Set.of(
          "set-cookie",
          "set-cookie2",
          "location",
          "www-authenticate",
          "clear-site-data",
          "strict-transport-security",
          "alt-svc",
          "service-worker-allowed",
          "origin-agent-cluster",
          "nel",
          "report-to",
          "reporting-endpoints",
          "content-security-policy",
          "content-security-policy-report-only",
          "x-frame-options",
          "x-content-type-options",
          "cross-origin-opener-policy",
          "cross-origin-embedder-policy",
          "cross-origin-resource-policy",
          "referrer-policy",
          "levante-code",
          "audit-id");

  private static final Set<String> OF_COOKIES =
      Set.of("expires", "max-age", "secure", "httponly", "samesite");

  private final Exposure.Paths paths;
  private final String base;

  /**
   * Of a service.
   *
   * @param base the path below which its callers find it, without a slash at its end
   */
  ExposedWords(Exposure.Paths paths, String base) {
    this.paths = paths;
    this.base = base;
  }

  /** The target as the pod sees it. */
  String target(String asked) {
    return paths == Exposure.Paths.WHOLE ? base + asked : asked;
  }

  /** Whether a path stays below the one that it is put behind, however it is read. */
  static boolean staysBelow(String target) {
    String path = target.split("\\?", 2)[0];
    // What is encoded twice is a name to whoever decodes once.
    String read =
        path.toLowerCase(Locale.ROOT)
            .replace("%2e", ".")
            .replace("%2f", "/")
            .replace("%5c", "/")
            .replace('\\', '/');
    for (String segment : read.split("/")) {
      String name = segment.split(";", 2)[0];
      if (name.equals("..") || name.equals(".")) {
        return false;
      }
    }
    return true;
  }

  /** What the pod is told. */
  List<Header> toPod(List<Header> asked) {
    Set<String> named = namedByConnection(asked);
    List<Header> told = new ArrayList<>();
    List<String> cookies = new ArrayList<>();
    for (Header header : asked) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.equals("cookie")) {
        cookies.addAll(own(header.value()));
      } else if (!OF_ONE_HOP.contains(name)
          && !named.contains(name)
          && !NOT_TO_PODS.contains(name)
          && NOT_TO_PODS_BY_START.stream().noneMatch(name::startsWith)) {
        told.add(header);
      }
    }
    if (!cookies.isEmpty()) {
      told.add(new Header("Cookie", String.join("; ", cookies)));
    }
    told.add(new Header("X-Forwarded-Prefix", base));
    return told;
  }

  private static Set<String> namedByConnection(List<Header> all) {
    return all.stream()
        .filter(one -> one.isNamed("Connection"))
        .flatMap(one -> List.of(one.value().toLowerCase(Locale.ROOT).split("[ ,]+")).stream())
        .collect(java.util.stream.Collectors.toSet());
  }

  private static List<String> own(String cookies) {
    List<String> own = new ArrayList<>();
    for (String pair : cookies.split(";")) {
      if (pair.strip().startsWith(COOKIES)) {
        own.add(pair.strip().substring(COOKIES.length()));
      }
    }
    return own;
  }

  /**
   * What the caller is told.
   *
   * @param asked the target, as the caller wrote it
   */
  List<Header> toCaller(List<Header> said, String asked) {
    Set<String> named = namedByConnection(said);
    List<Header> told = new ArrayList<>();
    for (Header header : said) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.equals("set-cookie")) {
        cookie(header.value()).ifPresent(told::add);
      } else if (name.equals("location")) {
        location(header.value(), asked).ifPresent(told::add);
      } else if (!OF_ONE_HOP.contains(name)
          && !named.contains(name)
          && !NOT_TO_CALLERS.contains(name)
          && !name.startsWith("x-kubernetes-")) {
        told.add(header);
      }
    }
    return told;
  }

  /** It is sent below the service's path only, and by a name that no other cookie has. */
  private Optional<Header> cookie(String text) {
    String[] parts = text.split(";");
    if (!parts[0].contains("=") || parts[0].strip().startsWith("=")) {
      return Optional.empty();
    }
    StringBuilder told = new StringBuilder(COOKIES).append(parts[0].strip());
    for (int i = 1; i < parts.length; i++) {
      String attribute = parts[i].strip();
      if (OF_COOKIES.contains(attribute.split("=", 2)[0].strip().toLowerCase(Locale.ROOT))) {
        told.append("; ").append(attribute);
      }
    }
    return Optional.of(new Header("Set-Cookie", told.append("; Path=").append(base).toString()));
  }

  /** Another server's address passes; a path is one of the service's own. */
  private Optional<Header> location(String text, String asked) {
    try {
      URI given = new URI(text);
      if (given.getRawAuthority() != null) {
        return Optional.of(new Header("Location", given.toString()));
      }
      if (given.getScheme() != null) {
        return Optional.empty();
      }
      URI whole = new URI("http://pod" + target(asked)).resolve(given);
      String path = whole.getRawPath().replaceAll("^(/\\.\\.(?=/|$))+", "");
      String below = paths == Exposure.Paths.WHOLE && isBelow(path) ? path : base + path;
      String query = whole.getRawQuery() == null ? "" : "?" + whole.getRawQuery();
      String place = whole.getRawFragment() == null ? "" : "#" + whole.getRawFragment();
      return Optional.of(new Header("Location", below + query + place));
    } catch (java.net.URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isBelow(String path) {
    return path.equals(base) || path.startsWith(base + "/");
  }
}
