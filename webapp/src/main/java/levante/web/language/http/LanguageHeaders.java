package levante.web.language.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import levante.web.language.Speech;

/** Says of each page in which language it is, and by what that was chosen. */
@Provider
public class LanguageHeaders implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MediaType type = response.getMediaType();
    if (type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE)) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, Speech.now().tag());
      response.getHeaders().add(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
  }
}
