package levante.web.rest.im.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.radl.Radl;
import levante.web.radl.RadlJson;
import levante.web.radl.RadlText;

/**
 * IM's forms of an answer: JSON, each under the name of what was asked for, or the plain form, by
 * the first of the accepted types that is one of them. An Accept header that names neither is 415.
 */
public final class ImAnswers {
  private static final String URI_LIST = "text/uri-list";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final HttpHeaders headers;

  /** Answers to a request with these headers. */
  public ImAnswers(HttpHeaders headers) {
    this.headers = headers;
  }

  /** {@code {"uri": "..."}}, or the URI. */
  public Response.ResponseBuilder uri(URI uri) {
    return answer(JSON.objectNode().put("uri", uri.toString()), uri.toString(), URI_LIST);
  }

  /** {@code {"uri-list": [{"uri": "..."}]}}, or a line each. */
  public Response.ResponseBuilder uris(List<URI> uris) {
    ObjectNode json = JSON.objectNode();
    ArrayNode all = json.putArray("uri-list");
    uris.forEach(uri -> all.addObject().put("uri", uri.toString()));
    String lines = uris.stream().map(URI::toString).collect(Collectors.joining("\n"));
    return answer(json, lines, URI_LIST);
  }

  /** {@code {name: "..."}}, or the text. */
  public Response text(String name, String text) {
    return named(name, JSON.textNode(text), text);
  }

  /** A value under its name, or as plain text. */
  public Response named(String name, JsonNode json, String plain) {
    ObjectNode body = JSON.objectNode();
    body.set(name, json);
    return answer(body, plain, MediaType.TEXT_PLAIN).build();
  }

  /** {@code {"radl": [...]}}, or RADL's text. */
  public Response radl(Radl radl) {
    return named("radl", RadlJson.write(radl), RadlText.write(radl));
  }

  /** {@code {name: value}}, in JSON only. */
  public Response json(String name, JsonNode value) {
    ObjectNode body = JSON.objectNode();
    body.set(name, value);
    return json(body);
  }

  /** {@code {name: document}}, of a document that is JSON, in JSON only. */
  public Response document(String name, String document) {
    return json(name, JSON.rawValueNode(new RawValue(document)));
  }

  /** The value itself, in JSON only. */
  public Response json(JsonNode body) {
    return answer(body, "", MediaType.APPLICATION_JSON).build();
  }

  private Response.ResponseBuilder answer(JsonNode json, String plain, String plainType) {
    MediaType ours = MediaType.valueOf(plainType);
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (isJson(accepted)) {
        return Response.ok(json.toString(), MediaType.APPLICATION_JSON_TYPE);
      }
      if (accepted.isCompatible(ours)) {
        return plainType.equals(MediaType.APPLICATION_JSON)
            ? Response.ok(json.toString(), MediaType.APPLICATION_JSON_TYPE)
            : Response.ok(plain, ours.withCharset("utf-8"));
      }
    }
    throw new LevanteException(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        "unsupported Accept media types: " + headers.getAcceptableMediaTypes());
  }

  private static boolean isJson(MediaType accepted) {
    return !accepted.isWildcardType() && accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE);
  }
}
