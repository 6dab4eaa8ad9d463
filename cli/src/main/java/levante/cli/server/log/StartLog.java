package levante.cli.server.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log of a server that starts. Payara runs on when its one application does not, so that only
 * the log tells that nothing will ever answer.
 *
 * @param file to which the server appends
 * @param from its length before this start
 */
public record StartLog(Path file, long from) {
  /** Source: Payara, "Startup of context {0} failed due to previous errors". */
  private static final String GAVE_UP = "AS-WEB-CORE-00174";

  /** Payara tells the cause after that. */
  private static final String READY = "Payara Micro";

  /** The first is told for people; what caused that is for us. */
  private static final Pattern CAUSE =
      Pattern.compile("(?m)^Caused by: (?:java\\.lang\\.Illegal\\w+Exception: )?(.+)$");

  /** The log of a server that is about to start. */
  public static StartLog of(Path file) {
    try {
      return new StartLog(file, Files.exists(file) ? Files.size(file) : 0);
    } catch (IOException e) {
      return new StartLog(file, 0);
    }
  }

  /** Why the application gave up; empty as long as it has not. */
  public Optional<String> whyItGaveUp() {
    String written = written();
    int end = written.indexOf(GAVE_UP);
    if (end < 0 || !written.substring(end).contains(READY)) {
      return Optional.empty();
    }
    Matcher cause = CAUSE.matcher(written.substring(end));
    return Optional.of(cause.find() ? cause.group(1).strip() : "its application gave up");
  }

  private String written() {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(from);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException notYet) {
      return "";
    }
  }
}
