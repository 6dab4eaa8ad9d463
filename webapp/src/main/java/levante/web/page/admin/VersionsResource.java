package levante.web.page.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.web.LevanteVersion;
import levante.web.facts.DatabaseFacts;
import levante.web.facts.Libraries;
import levante.web.jte.Templates;
import levante.web.language.Say;
import levante.web.page.admin.VersionsPage.Fact;
import levante.web.page.admin.VersionsPage.Group;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Page;

/** What this server is made of. */
@Path("admin/versions")
@RequestScoped
@Produces("text/html;charset=UTF-8")
public class VersionsResource {
  @Inject private AdminDoor door;
  @Inject private DatabaseFacts database;
  @Inject private Templates templates;
  @Context private ServletContext context;

  /** All of it. */
  @GET
  public Response show(@Context HttpHeaders headers) {
    Frame frame = door.enter(headers);
    VersionsPage page = new VersionsPage(frame, List.of(server(), migrations(), libraries()));
    return Page.of("admin/versions.jte", page).answer(templates);
  }

  private Group server() {
    Runtime.Version java = Runtime.version();
    return new Group(
        Say.of("Server"),
        List.of(
            new Fact("Levante", LevanteVersion.CURRENT),
            new Fact("Java", "%s, %s".formatted(java, System.getProperty("java.vendor"))),
            new Fact(Say.of("Application server"), context.getServerInfo().strip()),
            new Fact(
                Say.of("System"),
                "%s %s, %s"
                    .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch"))),
            new Fact(Say.of("Database"), database.product())));
  }

  private Group migrations() {
    return new Group(
        Say.of("Tables of the database"),
        database.migrations().stream()
            .map(one -> new Fact(one.module(), Say.of("migration %s", one.version())))
            .toList());
  }

  private Group libraries() {
    Set<String> files =
        Optional.ofNullable(context.getResourcePaths("/WEB-INF/lib")).orElse(Set.of());
    return new Group(
        Say.of("Libraries"),
        Libraries.among(files).entrySet().stream()
            .map(one -> new Fact(one.getKey(), one.getValue()))
            .toList());
  }
}
