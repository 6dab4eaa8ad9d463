package levante.web.rest.oscar;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Base64;
import levante.oscar.call.AnswerFiles;
import levante.oscar.call.CallAnswer;

/**
 * Answers as OSCAR's supervisor prints: one file in base64, several as a ZIP archive in base64, and
 * without any what the script wrote. Source: faas-supervisor 1.5, {@code binary/supervisor.py}.
 */
final class RunAnswers {
  private static final int GATEWAY_TIMEOUT = 504;
  private static final int UNAVAILABLE = 503;
  private static final int TOO_MANY_REQUESTS = 429;

  private RunAnswers() {}

  /** The answer to a call. */
  static Response of(CallAnswer answer) {
    return answer.match(
        made -> made.parts().isEmpty() ? text(200, said(made)) : files(made),
        failed -> text(500, "%s%n%s".formatted(failed.reason(), failed.log())),
        late ->
            text(
                GATEWAY_TIMEOUT,
                "no end after %d s; it goes on, see the service's logs%n"
                    .formatted(late.waited().toSeconds())),
        full ->
            later(TOO_MANY_REQUESTS, "too many wait for an answer already\n", full.retryAfter()),
        absent ->
            later(
                UNAVAILABLE,
                "no pod of the service takes the call: %s%n".formatted(absent.reason()),
                absent.retryAfter()));
  }

  private static String said(CallAnswer.Made made) {
    made.done().run();
    return made.log();
  }

  private static Response later(int status, String text, Duration after) {
    return Response.fromResponse(text(status, text))
        .header(HttpHeaders.RETRY_AFTER, after.toSeconds())
        .build();
  }

  private static Response text(int status, String text) {
    return Response.status(status)
        .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .entity(text)
        .build();
  }

  private static Response files(CallAnswer.Made made) {
    StreamingOutput body =
        out -> {
          try (OutputStream base64 = Base64.getEncoder().wrap(new AnswerFiles.Unclosed(out))) {
            AnswerFiles.write(made, base64);
          } finally {
            made.done().run();
          }
        };
    return Response.ok(body, MediaType.TEXT_PLAIN_TYPE).build();
  }
}
