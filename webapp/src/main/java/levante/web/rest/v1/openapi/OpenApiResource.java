package levante.web.rest.v1.openapi;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What can be asked here, and what is answered, as OpenAPI; open to all. */
@Path("/api/v1/openapi.yaml")
@RequestScoped
public class OpenApiResource {
  /** The document that is checked in as {@code docs/reference/openapi.yaml}. */
  private static final String DOCUMENT = "/levante/openapi.yaml";

  /** This document. */
  @GET
  @Produces("application/yaml;charset=UTF-8")
  public String document() {
    try (InputStream text =
        Objects.requireNonNull(OpenApiResource.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
