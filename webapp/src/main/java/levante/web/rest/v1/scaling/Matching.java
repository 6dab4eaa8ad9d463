package levante.web.rest.v1.scaling;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.elasticity.operate.RulesShown;
import levante.elasticity.rules.StoredRules;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** Versions as HTTP's headers write them: {@code ETag} and {@code If-Match}. */
final class Matching {
  private static final String ANY = "*";
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,18})(?:-gzip)?\"?");

  private Matching() {}

  static String tag(RulesShown shown) {
    return "\"" + version(shown) + "\"";
  }

  static long version(RulesShown shown) {
    return shown.stored().map(StoredRules::version).orElse(0L);
  }

  /**
   * The version that shall be written over.
   *
   * @param ifMatch as it was sent; whatever is there with an asterisk
   * @param otherwise when nothing was sent
   */
  static long wanted(String ifMatch, RulesShown shown, long otherwise) {
    String sent = Optional.ofNullable(ifMatch).orElse("").strip();
    if (sent.isEmpty()) {
      return otherwise;
    }
    if (sent.equals(ANY)) {
      return version(shown);
    }
    Matcher tag = TAG.matcher(sent);
    if (!tag.matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "If-Match is an ETag that was answered here, or *");
    }
    return Long.parseLong(tag.group(1));
  }
}
