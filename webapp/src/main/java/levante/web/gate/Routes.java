package levante.web.gate;

import java.util.List;
import java.util.regex.Pattern;

/** Which paths need whom. Everything that is not named needs a verified caller. */
public final class Routes {
  /** What a path asks of its caller. */
  public enum Access {
    /** Anybody. */
    OPEN,
    /** The resource checks a token of its own; a verified caller is told to it all the same. */
    OWN_TOKEN,
    /** A verified caller. */
    PROTECTED
  }

  /**
   * Open, since what a caller says there of who it is was never meant for Levante: the resource
   * asks for the service's own token.
   */
  private static final Pattern EXPOSED =
      Pattern.compile("/oscar/[^/]+/system/services/[^/]+/exposed(/.*)?");

  private static final List<Pattern> OPEN =
      List.of(
          Pattern.compile("/(health|openapi|metrics|assets)(/.*)?"),
          Pattern.compile("/signin(/oidc(/callback)?)?"),
          Pattern.compile("/language/[a-z]+"),
          Pattern.compile("/errors"),
          Pattern.compile("/api/v1/(version|openapi\\.yaml)"),
          Pattern.compile("/im/version"),
          Pattern.compile("/oscar/[^/]+/health"),
          EXPOSED);
  private static final Pattern CALL = Pattern.compile("/oscar/[^/]+/(job|run)/[^/]+");
  private static final Pattern PAGE_CALL = Pattern.compile("/services/[^/]+/[^/]+/calls");
  private static final Pattern UPLOAD = Pattern.compile("/buckets/[^/]+/[^/]+/object");
  private static final List<Pattern> OWN_TOKEN = List.of(Pattern.compile("/hooks/.*"), CALL);
  private static final Pattern API = Pattern.compile("/(api|im|oscar|hooks)(/.*)?");

  private Routes() {}

  /** What {@code path}, which begins with a slash, asks. */
  public static Access accessOf(String path) {
    if (matches(OPEN, path)) {
      return Access.OPEN;
    }
    return matches(OWN_TOKEN, path) ? Access.OWN_TOKEN : Access.PROTECTED;
  }

  /** Whether programs call it, rather than a browser that shows pages. */
  public static boolean isApi(String path) {
    return API.matcher(path).matches();
  }

  /** Whether it calls a service, with a file of any kind. */
  public static boolean isCall(String path) {
    return CALL.matcher(path).matches();
  }

  /** Whether a page calls a service, with a form that may carry a file. */
  public static boolean isPageCall(String path) {
    return PAGE_CALL.matcher(path).matches();
  }

  /** Whether an exposed service is asked. */
  public static boolean isExposed(String path) {
    return EXPOSED.matcher(path).matches();
  }

  /** Whether a file is brought to a bucket. */
  public static boolean isUpload(String path) {
    return UPLOAD.matcher(path).matches();
  }

  private static boolean matches(List<Pattern> patterns, String path) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(path).matches());
  }
}
