package levante.web.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.LevanteException;
import levante.web.jte.Templates;

/**
 * Says an ending in the form the client takes: JSON of ours, a page, or plain text. The first of
 * these in the Accept header wins; JSON where none is named. Under {@code /im} it is as with IM:
 * its own JSON where JSON is accepted by name, else a page, else the plain message.
 */
public final class ErrorAnswers {
  /**
   * A header that says the error's code to whoever records answers; it is taken off before the
   * answer goes.
   */
  public static final String CODE = "Levante-Code";

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();
  private static final List<MediaType> FORMS =
      List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE, MediaType.TEXT_PLAIN_TYPE);

  private final Templates templates;

  /** Pages are made from {@code templates}. */
  public ErrorAnswers(Templates templates) {
    this.templates = templates;
  }

  /** The answer to a request for {@code path} that takes {@code accepted}, best first. */
  public Response answer(LevanteException ending, String path, List<MediaType> accepted) {
    return answer(ErrorBody.of(ending), ending.code().httpStatus(), path, accepted);
  }

  /** The answer with a status of its own. */
  Response answer(ErrorBody body, int status, String path, List<MediaType> accepted) {
    boolean isIm = path.equals("/im") || path.startsWith("/im/");
    MediaType form = isIm ? imForm(accepted) : form(accepted);
    String text;
    if (form.equals(MediaType.TEXT_HTML_TYPE)) {
      text = templates.render("error.jte", new ErrorPage(status, body));
    } else if (form.equals(MediaType.TEXT_PLAIN_TYPE)) {
      text = isIm ? withPlaces(body) : plain(body);
    } else {
      text = isIm ? imJson(body, status) : json(body);
    }
    return Response.status(status)
        .type(form.withCharset("UTF-8"))
        .header(CODE, body.code())
        .entity(text)
        .build();
  }

  /** IM looks for names only: what takes anything gets plain text. */
  private static MediaType imForm(List<MediaType> accepted) {
    return Stream.of(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE)
        .filter(
            form ->
                accepted.stream()
                    .anyMatch(
                        type ->
                            form.getType().equals(type.getType())
                                && form.getSubtype().equals(type.getSubtype())))
        .findFirst()
        .orElse(MediaType.TEXT_PLAIN_TYPE);
  }

  private static MediaType form(List<MediaType> accepted) {
    for (MediaType type : accepted) {
      for (MediaType form : FORMS) {
        if (form.isCompatible(type)) {
          return form;
        }
      }
    }
    return MediaType.APPLICATION_JSON_TYPE;
  }

  static String json(ErrorBody body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts is always JSON", e);
    }
  }

  /** IM's clients read a number in {@code code}; the places go into the text. */
  private static String imJson(ErrorBody body, int status) {
    ObjectNode node = JSON.createObjectNode();
    node.put("message", withPlaces(body)).put("code", status);
    return node.toString();
  }

  private static String plain(ErrorBody body) {
    return "%s: %s%n".formatted(body.code(), withPlaces(body));
  }

  /** The first problem is the message itself. */
  private static String withPlaces(ErrorBody body) {
    return body.diagnostics().size() < 2
        ? body.message()
        : body.diagnostics().stream()
            .map(
                one ->
                    "%s:%d:%d: %s [%s]"
                        .formatted(one.file(), one.line(), one.column(), one.message(), one.code()))
            .collect(Collectors.joining("\n"));
  }
}
