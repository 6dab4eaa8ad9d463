package levante.web.gate;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import levante.web.error.ErrorAnswers;

/**
 * Refuses a request that changes something and that only the cookie vouches for, unless it carries
 * the token of our own forms.
 */
@Provider
@PreMatching
@Dependent
@Priority(Priorities.AUTHENTICATION + 2)
public class FormTokenFilter implements ContainerRequestFilter {
  private static final Set<String> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** A text part of a form that carries a file (RFC 7578). */
  private static final Pattern PART =
      Pattern.compile(
          "name=\"" + FormTokens.FIELD + "\"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([0-9a-f]+)\r\n");

  /** A form with a large file has the token in its first part. */
  private static final int BEGINNING = 8 << 10;

  private final CurrentCaller current;
  private final FormTokens tokens;
  private final Refusals refusals;

  /** Checks what {@code current} says came by cookie. */
  @Inject
  public FormTokenFilter(CurrentCaller current, FormTokens tokens, ErrorAnswers answers) {
    this.current = current;
    this.tokens = tokens;
    this.refusals = new Refusals(answers);
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (SAFE.contains(request.getMethod()) || !current.isByCookie()) {
      return;
    }
    Optional<String> token = token(request);
    boolean ours =
        SessionCookie.in(request.getCookies())
            .filter(session -> token.filter(one -> tokens.matches(session, one)).isPresent())
            .isPresent();
    if (!ours) {
      request.abortWith(
          refusals.forbidden(request, "the form is not of this session; load the page again"));
    }
  }

  private static Optional<String> token(ContainerRequestContext request) throws IOException {
    String header = request.getHeaderString(FormTokens.HEADER);
    if (header != null) {
      return Optional.of(header);
    }
    MediaType type = request.getMediaType();
    // A form is read into memory; a file that is brought is as large as it likes.
    String path = "/" + request.getUriInfo().getPath(false);
    if (type == null || Routes.isUpload(path)) {
      return Optional.empty();
    }
    if (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      return field(body(request));
    }
    return type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
        ? part(Routes.isPageCall(path) ? beginning(request) : body(request))
        : Optional.empty();
  }

  private static String body(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The file after it is not read here, and lies in no memory. */
  private static String beginning(ContainerRequestContext request) throws IOException {
    InputStream body = request.getEntityStream();
    byte[] read = body.readNBytes(BEGINNING);
    request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(read), body));
    return new String(read, StandardCharsets.UTF_8);
  }

  /** Whoever knows the token may have it anywhere in the body: only its value counts. */
  private static Optional<String> part(String body) {
    return PART.matcher(body).results().map(found -> found.group(1)).findFirst();
  }

  private static Optional<String> field(String form) {
    String start = FormTokens.FIELD + "=";
    return Arrays.stream(form.split("&"))
        .filter(pair -> pair.startsWith(start))
        .map(pair -> URLDecoder.decode(pair.substring(start.length()), StandardCharsets.UTF_8))
        .findFirst();
  }
}
