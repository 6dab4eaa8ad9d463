package levante.web.page.services;

import java.util.Objects;
import levante.web.page.frame.Frame;

/**
 * What became of a call that made no file.
 *
 * @param good whether its script ended well
 * @param sentence for a person
 * @param log what the script wrote; empty when nothing is known of it
 */
public record AnswerPage(
    Frame frame, String service, String path, boolean good, String sentence, String log) {
  public AnswerPage {
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(log, "log");
  }
}
