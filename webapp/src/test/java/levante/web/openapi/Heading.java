package levante.web.openapi;

import java.util.List;
import java.util.Map;

/** What the document says of the wire as a whole. */
final class Heading {
  private Heading() {}

  /** The document up to its paths. */
  static Map<String, Object> document() {
    return Schemas.of(
        "openapi",
        "3.1.0",
        "info",
        Schemas.of(
            "title",
            "Levante",
            "version",
            "1",
            "summary",
            "Clusters from TOSCA templates, elastic, running services on stored files.",
            "description",
            "Times are in UTC, prices in EUR an hour, what is absent is `null`. A caller sees its"
                + " own only; another's is 404. A client overlooks fields that it does not know."),
        "servers",
        List.of(Schemas.of("url", "/")),
        "security",
        List.of(
            Schemas.of("basic", List.of()),
            Schemas.of("bearer", List.of()),
            Schemas.of("infrastructureManager", List.of())));
  }

  /** How callers say who they are. */
  static Map<String, Object> securitySchemes() {
    return Schemas.of(
        "basic",
        Schemas.of("type", "http", "scheme", "basic"),
        "bearer",
        Schemas.of(
            "type",
            "http",
            "scheme",
            "bearer",
            "description",
            "The token of a session, or of an identity provider that the server trusts."),
        "infrastructureManager",
        Schemas.of(
            "type",
            "apiKey",
            "in",
            "header",
            "name",
            "Authorization",
            "description",
            "The lines that clients of the Infrastructure Manager send, such as"
                + " `type = InfrastructureManager; username = anna; password = ...`."));
  }
}
