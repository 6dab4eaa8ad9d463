package levante.web.rest.im.form;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;
import levante.web.radl.Radl;
import levante.web.radl.RadlJson;
import levante.web.radl.RadlReader;
import levante.web.rest.v1.Templates;

/** What a body describes: TOSCA, or RADL in one of its forms; an empty body is RADL of nothing. */
public sealed interface ImBody {
  /** TOSCA. */
  record Tosca(TemplateSource template) implements ImBody {
    @Override
    public <R> R match(Function<Tosca, R> tosca, Function<OfRadl, R> radl) {
      return tosca.apply(this);
    }
  }

  /** RADL. */
  record OfRadl(Radl radl) implements ImBody {
    @Override
    public <R> R match(Function<Tosca, R> tosca, Function<OfRadl, R> radl) {
      return radl.apply(this);
    }
  }

  /** The answer of the function that fits. */
  <R> R match(Function<Tosca, R> tosca, Function<OfRadl, R> radl);

  /**
   * What the body of that media type describes; without one it is text.
   *
   * @throws LevanteException UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST or INVALID_TEMPLATE
   */
  static ImBody read(HttpHeaders headers, byte[] body, Templates templates) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      return new OfRadl(Radl.EMPTY);
    }
    MediaType type = headers.getMediaType();
    if (type == null || (type.getType().equals("text") && !isYaml(type))) {
      return ofText(type, text);
    }
    if (isYaml(type) || type.getSubtype().equals("zip")) {
      return new Tosca(templates.of(body, List.of()));
    }
    if (type.getSubtype().equals("json")) {
      return new OfRadl(RadlJson.read(text));
    }
    throw unsupported(type);
  }

  private static ImBody ofText(MediaType type, String text) {
    if (type != null && !List.of("plain", "*").contains(type.getSubtype())) {
      throw unsupported(type);
    }
    return new OfRadl(RadlReader.read(text));
  }

  private static boolean isYaml(MediaType type) {
    return type.getSubtype().equals("yaml") || type.getSubtype().equals("x-yaml");
  }

  private static LevanteException unsupported(MediaType type) {
    return new LevanteException(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "unsupported media type %s; TOSCA is text/yaml, RADL text/plain or application/json"
            .formatted(type));
  }
}
